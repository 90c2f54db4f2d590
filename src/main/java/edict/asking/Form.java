package edict.asking;

import edict.document.Place;
import edict.findings.Question;
import edict.report.Csv;
import edict.report.Language;
import edict.report.Xlsx;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Questions as a form to fill in elsewhere. What a design says in it is text, whatever it looks like. */
public final class Form {

    /** What the form of a question has, in the order of the columns. */
    enum Field {
        RANK("rank", "rang"),
        QUESTION("question", "question"),
        ABOUT("about", "objet"),
        EXPECTED("expected", "attendu"),
        HELP("help", "aide"),
        SETTLES("settles", "tranche"),
        OF("of", "de"),
        ASKS("asks", "demande"),
        ANSWER("answer", "réponse"),
        BECAUSE("because", "car"),
        EVIDENCE("evidence", "preuve"),
        BY("by", "par"),
        ON("on", "le");

        private final String en;
        private final String fr;

        Field(String en, String fr) {
            this.en = en;
            this.fr = fr;
        }

        String in(Language language) {
            return language.of(new Text(en, fr));
        }

        /** Whether a heading names it in French, and not in English too. */
        boolean isFrench(String heading) {
            return heading.equals(fr) && !heading.equals(en);
        }

        /** Whether a heading names it, in either language. */
        boolean isCalled(String heading) {
            return heading.equals(en) || heading.equals(fr);
        }

        Stream<String> names() {
            return Stream.of(en, fr);
        }
    }

    private Form() {}

    /** For spreadsheets: separated by commas, with a mark by which they know UTF-8. */
    public static String csv(List<Item> items, Language language) {
        return Csv.of(rows(items, language));
    }

    /** The same as a workbook. */
    public static byte[] xlsx(List<Item> items, Language language) {
        return Xlsx.of(Map.of("Questions", rows(items, language)));
    }

    private static List<List<String>> rows(List<Item> items, Language language) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(Field.values()).stream().map(field -> field.in(language)).toList());
        for (Item item : items) {
            rows.add(List.of(
                    Integer.toString(item.rank()),
                    language.of(item.question()),
                    about(item, language),
                    language.of(Expected.of(item)),
                    help(item, language),
                    String.join(", ", item.settles()),
                    item.of(),
                    item.asks(),
                    "",
                    "",
                    "",
                    "",
                    ""));
        }
        return List.copyOf(rows);
    }

    /** For editors: a heading for each question, and lines to complete. */
    public static String markdown(List<Item> items, String design, String day, Language language) {
        StringBuilder form = new StringBuilder();
        form.append("# ")
                .append(language.of(new Text("Questions about ", "Questions sur ")))
                .append(escaped(design))
                .append(language.of(new Text(", as of ", ", au ")))
                .append(day)
                .append("\n\n")
                .append(language.of(new Text(
                        "The question that can change the decision most stands first. Write behind `"
                                + Field.ANSWER.in(language)
                                + ":`; leave it empty to skip, write `unknown` when nobody knows. Hand the form back with `edict ask "
                                + "FILE --fill FORM`.",
                        "La question qui peut le plus changer la décision vient d'abord. Écrivez après « " + Field.ANSWER.in(language)
                                + " : » ; laissez vide pour passer, écrivez `inconnu` si personne ne le sait. Renvoyez le formulaire avec"
                                + " `edict ask FILE --fill FORM`.")))
                .append('\n');
        for (Item item : items) {
            form.append("\n## ").append(item.rank()).append(". ").append(escaped(language.of(item.question()))).append("\n\n");
            line(form, language.of(new Text("About: ", "Objet : ")) + about(item, language));
            line(form, language.of(new Text("Expected: ", "Attendu : ")) + language.of(Expected.of(item)));
            Expected.meanings(item).forEach(meaning -> line(form, language.of(meaning)));
            String help = help(item, language);
            if (!help.isEmpty()) {
                line(form, help);
            }
            line(form, language.of(new Text("Settles: ", "Tranche : ")) + String.join(", ", Question.summed(item.settles())));
            field(form, Field.OF, language, code(item.of()));
            field(form, Field.ASKS, language, code(item.asks()));
            field(form, Field.ANSWER, language, "");
            field(form, Field.BECAUSE, language, "");
            field(form, Field.EVIDENCE, language, "");
            field(form, Field.BY, language, "");
            field(form, Field.ON, language, "");
        }
        return form.toString();
    }

    private static void line(StringBuilder form, String text) {
        form.append(escaped(text)).append("\n\n");
    }

    private static void field(StringBuilder form, Field field, Language language, String value) {
        form.append("- ").append(field.in(language)).append(language.of(new Text(":", " :")));
        form.append(value.isEmpty() ? "" : " ").append(value).append('\n');
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    static String about(Item item, Language language) {
        Optional<Place> at = item.at();
        return language.of(item.about())
                + at.map(place -> " (" + place.file() + ":" + place.line() + ")").orElse("");
    }

    private static String help(Item item, Language language) {
        List<String> help = new ArrayList<>();
        item.help().ifPresent(text -> help.add(language.of(text)));
        item.source().ifPresent(source -> help.add(language.of(source)));
        return help.stream().map(text -> text.endsWith(".") ? text : text + ".").collect(Collectors.joining(" "));
    }

    /** On one line, and nothing in it that Markdown or HTML would take for its own. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                escaped.append(' ');
            } else {
                if ("\\`*_[]<>#|".indexOf(c) >= 0) {
                    escaped.append('\\');
                }
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
