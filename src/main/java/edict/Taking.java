package edict;

import edict.document.Names;
import edict.document.Node;
import edict.document.Problems;
import edict.document.Reading;
import edict.document.Trees;
import edict.facts.Design;
import edict.facts.Option;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes of a design what it would be once it has taken some of the options that it offers, to judge it or to hold it against itself. */
final class Taking {

    private static final String OPTIONS = "options";

    private Taking() {}

    /**
     * Those that a request names, in its order.
     *
     * @param offered by the design
     * @param problems gets names of none, options that change nothing, and those that contradict each other
     */
    static List<Option> options(Request request, List<Option> offered, Problems problems) {
        Node.Mapping design = request.document().root();
        Node at = design.get(OPTIONS).orElse(design);
        Map<String, Option> known = new LinkedHashMap<>();
        offered.forEach(option -> known.put(option.id(), option));
        List<Option> taken = new ArrayList<>();
        for (String id : request.options().stream().distinct().toList()) {
            Option option = known.get(id);
            if (option == null) {
                problems.add(
                        at,
                        known.isEmpty()
                                ? "the design offers no `options`, so there is none called " + Names.quote(id)
                                : "no option is called " + Names.quote(id) + Names.expected(id, known.keySet()));
            } else if (option.steps().isEmpty()) {
                problems.add(at, "the option " + Names.quote(id) + " doesn't say what would change; say it under `changes`");
            } else {
                taken.stream()
                        .flatMap(other -> contradiction(design, other, option).stream())
                        .forEach(contradiction -> problems.add(at, contradiction));
                taken.add(option);
            }
        }
        return List.copyOf(taken);
    }

    private static Optional<String> contradiction(Node.Mapping design, Option one, Option other) {
        return Option.contradiction(Option.decided(design, one.steps()), Option.decided(design, other.steps()))
                .map(about -> "the options " + Names.quote(one.id()) + " and " + Names.quote(other.id()) + " are alternatives: they say different"
                        + " things of " + Names.quote(about) + "; take one of them");
    }

    /** The same about the design that has taken these, and says so in its title. */
    static Request request(Request request, List<Option> options) {
        Reading.Document document = request.document();
        Design.Taken taken = Design.Taken.of(document, options);
        String title = options.stream()
                .map(Option::id)
                .collect(Collectors.joining(" + ", Judging.title(document).orElse(document.file()) + " + ", ""));
        Node.Mapping root = Trees.with(
                        taken.document().root(), "/title", Node.text(title, document.root().get("title").orElse(document.root()).at()))
                .orElseThrow();
        return request.taken(new Reading.Document(document.file(), root, document.original()), taken.said());
    }

    static Text note(List<Option> options) {
        return new Text(
                "As the design would be with " + (options.size() == 1 ? "its option " : "its options ") + named(options) + ".",
                "Tel que serait le projet avec " + (options.size() == 1 ? "son option " : "ses options ") + named(options) + ".");
    }

    private static String named(List<Option> options) {
        return options.stream()
                .map(option -> Names.quote(option.id()) + option.change().map(change -> " (" + change + ")").orElse(""))
                .collect(Collectors.joining(", "));
    }
}
