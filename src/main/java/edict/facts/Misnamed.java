package edict.facts;

import edict.document.Names;
import edict.document.Problem;
import edict.rulebook.LookedUp;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names in a document that nothing in the rulebook has: misspelt, or of something that the rulebook does not know. Either way rules find nothing by them. */
public final class Misnamed {

    /** Whoever writes this says that there is none to name. */
    private static final String NONE = "none";

    private static final int SHOWN = 12;

    private Misnamed() {}

    /** A note for each, in the order of the text. What comes from the registry is right where that is. */
    public static List<Text> in(Facts facts, List<LookedUp> lookedUp) {
        List<Noted> found = new ArrayList<>();
        for (LookedUp column : lookedUp) {
            for (Entity entity : facts.ofType(column.type())) {
                Given given = entity.values().get(column.attribute());
                if (given != null && (given.origin() == Given.Origin.STATED || given.origin() == Given.Origin.ANSWERED)) {
                    name(given)
                            .filter(name -> !name.equals(NONE) && !column.names().contains(name))
                            .ifPresent(name -> found.add(new Noted(given, name, column)));
                }
            }
        }
        return found.stream()
                .sorted((one, other) -> one.in(Text::en).compareTo(other.in(Text::en)))
                .map(noted -> new Text(noted.in(Text::en).toString(), noted.in(Text::fr).toString()))
                .toList();
    }

    private static Optional<String> name(Given given) {
        return given.value() instanceof Value.Known known ? Optional.of(Objects.toString(known.scalar())) : Optional.empty();
    }

    private record Noted(Given given, String name, LookedUp column) {

        Problem in(Function<Text, String> language) {
            return new Problem(given.at(), given.pointer(), language.apply(text()));
        }

        private Text text() {
            String where = String.join(", ", column.where());
            Optional<String> near = Names.nearest(
                    name,
                    column.names(),
                    one -> Optional.ofNullable(column.titles().get(one)).map(Text::both).orElse(List.of()));
            return new Text(
                    Names.quote(name) + " is none of the names that rules know here (" + where + "), so they find nothing by it; "
                            + near.map(one -> "did you mean " + Names.quote(one) + "?").orElseGet(() -> "known are " + some()),
                    Names.quote(name) + " n'est pas un des noms que les règles connaissent ici (" + where
                            + "), elles ne trouvent donc rien par lui ; "
                            + near.map(one -> "vouliez-vous dire " + Names.quote(one) + " ?").orElseGet(() -> "sont connus " + some()));
        }

        private String some() {
            String some = column.names().stream().limit(SHOWN).map(Names::quote).collect(Collectors.joining(", "));
            return column.names().size() > SHOWN ? some + " …" : some;
        }
    }
}
