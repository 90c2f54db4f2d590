package edict.imports;

import edict.document.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Leaves of an imported file. Whatever has another type than expected is as if it were not there. */
final class Values {

    /** Values that stand in the environment of the gateway and not in its file. */
    private static final String ENVIRONMENT = "os.environ/";

    private Values() {}

    static Optional<Node.Scalar> scalar(Node.Mapping mapping, String key) {
        return mapping.get(key)
                .filter(node -> node instanceof Node.Scalar && !node.isNull())
                .map(Node.Scalar.class::cast);
    }

    static Optional<Node.Mapping> mapping(Node.Mapping mapping, String key) {
        return mapping.get(key).filter(Node.Mapping.class::isInstance).map(Node.Mapping.class::cast);
    }

    /** The members of a list; none where there is no list. */
    static List<Node> items(Node.Mapping mapping, String key) {
        return mapping.get(key)
                .filter(Node.Sequence.class::isInstance)
                .map(node -> ((Node.Sequence) node).items())
                .orElse(List.of());
    }

    /** Members of a list, or the value itself where there is no list. */
    static List<Node.Scalar> scalars(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream()
                    .filter(item -> item instanceof Node.Scalar && !item.isNull())
                    .map(Node.Scalar.class::cast)
                    .toList();
        }
        return node instanceof Node.Scalar scalar && !scalar.isNull() ? List.of(scalar) : List.of();
    }

    static boolean isReference(Node.Scalar scalar) {
        return scalar.text().startsWith(ENVIRONMENT);
    }

    /** The host of an address, without user, password, port and path. */
    static Optional<String> host(String address) {
        int scheme = address.indexOf("://");
        String rest = scheme < 0 ? address : address.substring(scheme + 3);
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String authority = rest.substring(0, end);
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int port = host.indexOf(':', Math.max(0, host.lastIndexOf(']')));
        // The dot behind it says that it is the whole name.
        String name = (port < 0 ? host : host.substring(0, port)).replaceFirst("\\.$", "");
        return name.isEmpty() || name.length() > 253 || !name.matches("[A-Za-z0-9._\\[\\]:-]+")
                ? Optional.empty()
                : Optional.of(name.toLowerCase(Locale.ROOT));
    }
}
