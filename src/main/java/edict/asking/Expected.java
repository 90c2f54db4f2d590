package edict.asking;

import edict.document.Names;
import edict.vocabulary.Attribute;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one may answer, in words. */
final class Expected {

    /** Names beyond which a list helps nobody. */
    private static final int NAMED = 20;

    private Expected() {}

    static Text of(Item item) {
        return switch (item.kind()) {
            case ATTRIBUTE -> of(item.type().orElseThrow(), item);
            case LIST -> {
                Text member = item.member().map(EntityType::label).orElse(new Text("thing", "objet"));
                Text example = example(item);
                String listed = some(item.names());
                yield item.names().isEmpty()
                        ? new Text(
                                "none where there are none; else all as YAML: " + example.en() + ", each " + Names.one(member.en()),
                                "aucun s'il n'y en a pas ; sinon tous en YAML : " + example.fr() + ", chacun de type " + member.fr())
                        : new Text(
                                "yes where these are all: " + listed + "; else the others as YAML: " + example.en() + ", each "
                                        + Names.one(member.en()),
                                "oui si ce sont tous : " + listed + " ; sinon les autres en YAML : " + example.fr() + ", chacun de type "
                                        + member.fr());
            }
            case CONTROL -> new Text(
                    "in-place, planned and the day such as planned 2027-01-31, absent, or unknown; it covers "
                            + String.join(", ", item.scope()),
                    "in-place, planned et le jour comme planned 2027-01-31, absent, ou inconnu ; elle couvre "
                            + String.join(", ", item.scope()));
            case EVIDENCE -> new Text(
                    "the day of the evidence such as 2026-03-01, or 2026-03-01 to 2027-03-01 where it ends, or none",
                    "le jour de la preuve comme 2026-03-01, ou 2026-03-01 au 2027-03-01 si elle prend fin, ou aucune");
        };
    }

    /** How something that is listed is written. A part need have no id. */
    static Text example(Item item) {
        return item.member()
                .filter(member -> !member.partOf().isEmpty())
                .flatMap(member -> member.written().stream().findFirst())
                .map(first -> both("[{" + first.name() + ": …}]"))
                .orElse(new Text("[{id: a-name}]", "[{id: un-nom}]"));
    }

    private static Text of(AttributeType type, Item item) {
        if (type instanceof AttributeType.ListOf list) {
            Text one = single(list.of(), item);
            return new Text(
                    one.en() + "; several with commas, none, or with ... at the end where there may be more",
                    one.fr() + " ; plusieurs avec des virgules, aucun, ou avec ... à la fin s'il peut y en avoir d'autres");
        }
        Text one = single(type, item);
        return new Text(one.en() + ", or unknown", one.fr() + ", ou inconnu");
    }

    private static Text single(AttributeType type, Item item) {
        if (type instanceof AttributeType.Code code) {
            return both(String.join(", ", code.codes()));
        }
        if (type instanceof AttributeType.Num number) {
            String range = number.minimum().map(least -> " ≥ " + least.toPlainString()).orElse("")
                    + number.maximum().map(most -> " ≤ " + most.toPlainString()).orElse("");
            Text unit = unit(number.unit());
            return new Text("a number" + unit.en() + range, "un nombre" + unit.fr() + range);
        }
        if (type instanceof AttributeType.Reference) {
            String some = some(item.names());
            return new Text(
                    "the id of a thing of type " + item.named().en() + (some.isEmpty() ? "" : ": " + some),
                    "l'identifiant d'un objet de type " + item.named().fr() + (some.isEmpty() ? "" : " : " + some));
        }
        if (type instanceof AttributeType.Bool) {
            return new Text("yes, no", "oui, non");
        }
        if (type instanceof AttributeType.Country) {
            return new Text("the two letters of a country (ISO 3166-1)", "les deux lettres d'un pays (ISO 3166-1)");
        }
        if (type instanceof AttributeType.Date) {
            return new Text("a day such as 2026-08-02", "un jour comme 2026-08-02 ou 02/08/2026");
        }
        return type instanceof AttributeType.Duration
                ? new Text("a duration such as P30D, P2M, P1Y, PT24H or P14WD", "une durée comme P30D, P2M, P1Y, PT24H ou P14WD")
                : new Text("a text", "un texte");
    }

    /** Units that are words are told in words; others are signs in both languages. */
    private static Text unit(String unit) {
        return switch (unit) {
            case "" -> new Text("", "");
            case "h" -> new Text(" (hours)", " (heures)");
            case "d" -> new Text(" (days)", " (jours)");
            case "months" -> new Text(" (months)", " (mois)");
            case "years" -> new Text(" (years)", " (ans)");
            case "persons" -> new Text(" (persons)", " (personnes)");
            default -> both(" (" + unit + ")");
        };
    }

    private static String some(List<String> names) {
        return String.join(", ", names.stream().limit(NAMED).toList()) + (names.size() > NAMED ? ", …" : "");
    }

    private static Text both(String text) {
        return new Text(text, text);
    }

    /** Nothing where a code is the very word. */
    private static String explained(String colon, String name, String text) {
        return text.equals(name) ? "" : colon + text;
    }

    /** What codes mean, where that is said, and what may be said of something that is listed. */
    static List<Text> meanings(Item item) {
        Optional<AttributeType> single =
                item.type().map(AttributeType::single);
        List<Text> meanings = new ArrayList<>();
        if (single.orElse(null) instanceof AttributeType.Code code) {
            code.meanings().forEach((name, text) -> meanings.add(
                    new Text(name + explained(": ", name, text.en()), name + explained(" : ", name, text.fr()))));
        }
        item.member().ifPresent(member -> {
            String keys = some(member.written().stream().map(Attribute::name).toList());
            meanings.add(new Text(member.label().en() + " may say: " + keys, member.label().fr() + " peut indiquer : " + keys));
        });
        return meanings;
    }
}
