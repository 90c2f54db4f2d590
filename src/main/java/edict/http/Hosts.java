package edict.http;

import edict.document.Names;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * By which names a server may be asked. A page of some web site can give its own name the address of this machine, and then reads in the
 * browser of whoever visits it what a server answers that only this machine reaches (DNS rebinding). The name asked for tells.
 *
 * @param any whether every name does: the server answers others anyway, and nobody said under which
 * @param names in lower case
 */
record Hosts(boolean any, Set<String> names) {

    /** Addresses of this machine that lead nowhere else; no site can have one for a name. */
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?");

    static Hosts of(Settings settings) {
        Set<String> names = new LinkedHashSet<>(List.of("localhost"));
        names.add(plain(settings.host()));
        settings.names().forEach(name -> names.add(plain(name)));
        return new Hosts(settings.names().isEmpty() && !isLoopback(settings.host()), names);
    }

    /** @param host as the request names it, without a port */
    boolean answer(String host) {
        String name = plain(host);
        return any || names.contains(name) || LOOPBACK.matcher(name).matches();
    }

    /** {@code `localhost` or `edict.example`}. */
    String shown() {
        return Names.oneOf(names);
    }

    private static String plain(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            // Nothing can be bound to it either, which is told where that is tried.
            return true;
        }
    }
}
