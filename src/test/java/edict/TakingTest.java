package edict;

import static org.assertj.core.api.Assertions.assertThat;

import edict.document.Reading;
import edict.document.Texts;
import edict.facts.Design;
import edict.facts.Shapes;
import edict.findings.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Designs as they would be with options that they offer. */
class TakingTest {

    private static final Edict EDICT = Edict.shipped();
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final String API = "{id: api, kind: compute, country: IE, operator: cloud-inc, product: theirs, model: [], processingInClear: true,";
    private static final String DESIGN = read();

    private static final String OFFERED =
            """
            options:
              - {id: own-machines, change: Run it on machines of our own, changes: [{of: api, set: {operator: us, product: ours}}]}
              - {id: another-place, changes: [{of: api, set: {country: unknown}}]}
              - {id: other-place, changes: [{of: api, set: {country: US}}]}
              - id: rented-machines
                changes:
                  - {of: '', set: {organisations: [{id: renter, country: FR}]}}
                  - {of: api, set: {operator: renter, product: ours}}
              - {id: promise}
            """;

    private static String read() {
        try {
            return Judge.closed(Files.readString(Path.of("src/test/resources/documents/answers-and-search.yaml")).replace("options: []\n", ""))
                    .replace("options: []\n", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void what_takes_an_option_is_judged_as_if_it_were_written_so() {
        String written = DESIGN.replace(API, API.replace("cloud-inc", "us").replace("theirs", "ours"));

        Evaluation taken = evaluated(DESIGN + OFFERED, List.of(), "own-machines");

        assertThat(written).isNotEqualTo(DESIGN);
        assertThat(Judge.lines(taken)).isEqualTo(Judge.lines(evaluated(written + OFFERED, List.of())));
        assertThat(Judge.lines(taken)).isNotEqualTo(Judge.lines(evaluated(DESIGN + OFFERED, List.of())));
        assertThat(taken.title()).contains("design.yaml + own-machines");
        assertThat(taken.notes().get(0).en()).isEqualTo("As the design would be with its option `own-machines` (Run it on machines of our own).");
    }

    @Test
    void several_are_taken_together() {
        String written = DESIGN.replace(API, API.replace("cloud-inc", "us").replace("theirs", "ours").replace("IE", "US"));

        Evaluation taken = evaluated(DESIGN + OFFERED, List.of(), "own-machines", "other-place");

        assertThat(Judge.lines(taken)).isEqualTo(Judge.lines(evaluated(written + OFFERED, List.of())));
        assertThat(taken.title()).contains("design.yaml + own-machines + other-place");
    }

    @Test
    void an_answer_about_what_an_option_says_otherwise_was_about_the_design_without_it() {
        List<String> answers = List.of("{of: api, set: {operator: cloud-inc, country: DE}, by: Ada, on: 2026-11-20}");

        assertThat(Judge.lines(evaluated(DESIGN + OFFERED, answers, "own-machines")))
                .isEqualTo(Judge.lines(evaluated(DESIGN.replace("country: IE", "country: DE") + OFFERED, List.of(), "own-machines")));
    }

    @Test
    void what_an_option_brings_or_leaves_open_can_be_answered() {
        Evaluation open = evaluated(DESIGN + OFFERED, List.of(), "rented-machines");
        Evaluation answered =
                evaluated(DESIGN + OFFERED, List.of("{of: renter, set: {tiesAbroad: false}, by: Ada, on: 2026-11-20}"), "rented-machines");
        Evaluation placed = evaluated(DESIGN + OFFERED, List.of("{of: api, set: {country: DE}, by: Ada, on: 2026-11-20}"), "another-place");

        assertThat(pointers(open)).contains("/organisations/2/tiesAbroad");
        assertThat(pointers(answered)).doesNotContain("/organisations/2/tiesAbroad");
        assertThat(Judge.lines(placed)).isEqualTo(Judge.lines(evaluated(DESIGN.replace("country: IE", "country: DE") + OFFERED, List.of())));
    }

    @Test
    void what_can_not_be_taken_is_refused() {
        assertThat(refused("own-machine"))
                .containsExactly("/options: no option is called `own-machine`; expected `own-machines`, `another-place`, `other-place`,"
                        + " `rented-machines` or `promise`; did you mean `own-machines`?");
        assertThat(refused("own-machines", "rented-machines"))
                .containsExactly("/options: the options `own-machines` and `rented-machines` are alternatives: they say different things of"
                        + " `/components/0/operator`; take one of them");
        assertThat(refused("promise")).containsExactly("/options: the option `promise` doesn't say what would change; say it under `changes`");
        assertThat(refused(""))
                .containsExactly("/options: no option is called ``; expected `own-machines`, `another-place`, `other-place`, `rented-machines` or `promise`");
    }

    @Test
    void what_is_taken_is_offered_no_more_and_neither_is_what_it_rules_out() {
        String second = "  - {id: same-renter, changes: [{of: '', set: {organisations: [{id: renter, country: DE}]}}]}\n";

        assertThat(offered(DESIGN + OFFERED + second))
                .containsExactly("own-machines", "another-place", "other-place", "rented-machines", "promise", "same-renter");
        assertThat(offered(DESIGN + OFFERED + second, "rented-machines"))
                .containsExactly("own-machines", "another-place", "other-place", "promise");
    }

    private static List<String> offered(String design, String... taken) {
        Intake intake = new Intake(EDICT.rulebook(), Shapes.of(EDICT.rulebook().vocabulary()));
        List<String> offered = new ArrayList<>();
        Edict.Answer answer = intake.unwrapped(request(design, List.of(), taken), plain -> {
            ((Design.Accepted) intake.read(plain)).options().forEach(option -> offered.add(option.id()));
            return new Edict.Misasked("");
        });
        assertThat(answer).isEqualTo(new Edict.Misasked(""));
        return offered;
    }

    private static List<String> pointers(Evaluation evaluation) {
        return evaluation.questions().stream().map(Question::pointer).toList();
    }

    private static List<String> refused(String... options) {
        Edict.Answer answer = EDICT.evaluate(request(DESIGN + OFFERED, List.of(), options));
        return ((Edict.Rejected) answer).problems().stream().map(problem -> problem.pointer() + ": " + problem.message()).toList();
    }

    private static Evaluation evaluated(String design, List<String> answers, String... options) {
        Edict.Answer answer = EDICT.evaluate(request(design, answers, options));
        assertThat(answer).isInstanceOf(Edict.Evaluated.class);
        return ((Edict.Evaluated) answer).evaluation();
    }

    private static Request request(String design, List<String> answers, String... options) {
        return new Request(document("design.yaml", design), DAY)
                .answering(answers.stream().map(answer -> document("answers.yaml", "kind: Answers\nanswers:\n  - " + answer)).toList())
                .taking(List.of(options));
    }

    private static Reading.Document document(String name, String text) {
        return (Reading.Document) Texts.read(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
