package edict.benchmarks;

import edict.rulebook.RulebookFiles;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shipped rules again and again under other names, each with its provision, until there are enough of them. */
final class Repeated {

    private static final Pattern RULE = Pattern.compile("(?m)^rule \"([^\"#]*?)( #[^\"]*)?\"");
    private static final Pattern PROVISION = Pattern.compile("(?m)^(?=[a-z0-9-]+/[a-z0-9-]+:)");

    private static final Pattern ENCODED = Pattern.compile("(?m)^  encoded:( ?\\[)?");

    private final NavigableMap<String, byte[]> shipped = RulebookFiles.shipped().texts();
    private final NavigableMap<String, byte[]> all = new TreeMap<>(shipped);

    private Repeated() {}

    /** A rulebook of at least {@code count} written rules, ended with the file that reaches it. */
    static RulebookFiles rules(int count) {
        Repeated repeated = new Repeated();
        int written = 0;
        for (String file : repeated.shipped.keySet()) {
            written += file.endsWith(".drl") ? repeated.count(file) : 0;
        }
        for (int copy = 2; written < count; copy++) {
            Set<String> provisions = new LinkedHashSet<>();
            for (String file : repeated.shipped.keySet()) {
                if (file.endsWith(".drl") && written < count) {
                    written += repeated.count(file);
                    provisions.addAll(repeated.rules(file, "-copy-" + copy));
                }
            }
            for (String file : repeated.shipped.keySet()) {
                if (file.contains("/provisions/")) {
                    repeated.provisions(file, provisions, "-copy-" + copy);
                }
            }
        }
        return new RulebookFiles(repeated.all);
    }

    private int count(String file) {
        return (int) RULE.matcher(text(file)).results().count();
    }

    private Set<String> rules(String file, String suffix) {
        Set<String> provisions = new LinkedHashSet<>();
        Matcher rule = RULE.matcher(text(file));
        String renamed = rule.replaceAll(found -> {
            provisions.add(found.group(1));
            String branch = found.group(2) == null ? "" : found.group(2);
            return Matcher.quoteReplacement("rule \"" + found.group(1) + suffix + branch + "\"");
        });
        put(file.replace(".drl", suffix + ".drl"), renamed);
        return provisions;
    }

    private void provisions(String file, Set<String> wanted, String suffix) {
        StringBuilder copied = new StringBuilder();
        for (String part : PROVISION.split(text(file))) {
            int end = part.indexOf(':');
            if (end > 0 && wanted.contains(part.substring(0, end))) {
                String id = part.substring(0, end) + suffix;
                copied.append(id).append(part.substring(end));
                encode(file.substring(0, file.indexOf("/provisions/")) + "/pack.yaml", id.substring(id.indexOf('/') + 1));
            }
        }
        if (copied.length() > 0) {
            put(file.replace(".yaml", suffix + ".yaml"), copied.toString());
        }
    }

    /** The pack lists what it encodes. */
    private void encode(String pack, String slug) {
        String text = new String(all.get(pack), StandardCharsets.UTF_8);
        Matcher list = ENCODED.matcher(text);
        if (!list.find()) {
            throw new IllegalStateException(pack);
        }
        String entry = list.group(1) == null ? "\n    - " + slug : slug + ", ";
        put(pack, text.substring(0, list.end()) + entry + text.substring(list.end()));
    }

    private String text(String file) {
        return new String(shipped.get(file), StandardCharsets.UTF_8);
    }

    private void put(String file, String text) {
        all.put(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
