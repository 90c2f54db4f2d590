package edict.imports;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the reference of an image says, without tag and digest.
 *
 * @param host of the registry of images, with its port; empty where none is named and the usual one is meant
 * @param hostKnown false where only the environment knows which registry it is
 * @param name within the registry
 * @param nameKnown false where only the environment knows a part of it
 */
record Image(Optional<String> host, boolean hostKnown, String name, boolean nameKnown) {

    /** How images of the usual registry are called that belong to nobody else. */
    private static final String OFFICIAL = "library/";

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+(:[0-9]{1,5})?");

    static Image of(Filled reference) {
        String whole = reference.text().strip();
        int digest = whole.indexOf('@');
        String plain = digest < 0 ? whole : whole.substring(0, digest);
        int tag = plain.indexOf(':', plain.lastIndexOf('/') + 1);
        String path = tag < 0 ? plain : plain.substring(0, tag);
        int slash = path.indexOf('/');
        String first = slash < 0 ? "" : path.substring(0, slash);
        boolean open = (slash < 0 ? path : first).indexOf(Filled.HOLE) >= 0;
        boolean hosted = !open
                && (first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost"))
                && HOST.matcher(first).matches();
        Optional<String> host = hosted ? Optional.of(first.toLowerCase(Locale.ROOT)) : Optional.empty();
        String name = hosted || open && slash > 0 ? path.substring(slash + 1) : path;
        boolean known = !name.isEmpty() && name.indexOf(Filled.HOLE) < 0;
        return new Image(host, !open, known ? name : name.replace(String.valueOf(Filled.HOLE), ""), known);
    }

    /** Without the host and port of the registry where that is the usual one, and as if it were. */
    Image usual() {
        return new Image(Optional.empty(), hostKnown, name.startsWith(OFFICIAL) ? name.substring(OFFICIAL.length()) : name, nameKnown);
    }

    /** What it is called without tag and digest. */
    String called() {
        return host.map(registry -> registry + '/' + name).orElse(name);
    }
}
