package edict;

import edict.document.Reading;
import edict.document.Texts;
import edict.findings.Finding;
import edict.rulebook.Coded;
import edict.rulebook.Garden;
import edict.rulebook.Provision;
import edict.rulebook.Rulebook;
import edict.rulebook.RulebookFiles;
import edict.rulebook.Timing;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Evaluates small designs by the rulebook of the tests. */
public final class Judge {

    private static final Edict GARDEN = Edict.of(Garden.RULEBOOK);

    private final Edict edict;
    private final List<Reading.Document> answers = new ArrayList<>();
    private final List<Reading.Document> waivers = new ArrayList<>();
    private String asOf = "2026-11-20";
    private Optional<LocalDate> knownOn = Optional.empty();
    private String profile = "default";
    private boolean everything;
    private Set<Provision.Force> include = Set.of();

    private Judge(Edict edict) {
        this.edict = edict;
    }

    public static Judge garden() {
        return new Judge(GARDEN);
    }

    /** By the rulebook that ships. */
    public static Judge shipped() {
        return new Judge(Edict.shipped());
    }

    /** A design that says of everything else that there is none. */
    public static String closed(String design) {
        StringBuilder closed = new StringBuilder(design);
        Edict.shipped().rulebook().vocabulary().topLevel().forEach(type -> type.collection()
                .filter(key -> !("\n" + design).contains("\n" + key + ":"))
                .ifPresent(key -> closed.append(key).append(": []\n")));
        return closed.toString();
    }

    public static Judge by(RulebookFiles files) {
        return new Judge(Edict.of(Rulebook.of(files)));
    }

    public Judge asOf(String day) {
        asOf = day;
        return this;
    }

    public Judge knownOn(String day) {
        knownOn = Optional.of(LocalDate.parse(day));
        return this;
    }

    public Judge profile(String id) {
        profile = id;
        return this;
    }

    public Judge everything() {
        everything = true;
        return this;
    }

    public Judge include(Provision.Force force) {
        include = Set.of(force);
        return this;
    }

    public Judge answers(String yaml) {
        answers.add(document("answers.yaml", "kind: Answers\n" + yaml));
        return this;
    }

    public Judge waivers(String yaml) {
        waivers.add(document("waivers.yaml", "kind: Waivers\n" + yaml));
        return this;
    }

    public Evaluation evaluate(String design) {
        Edict.Answer answer = answer(design);
        if (answer instanceof Edict.Evaluated evaluated) {
            return evaluated.evaluation();
        }
        throw new AssertionError(((Edict.Rejected) answer).problems().toString());
    }

    public Edict.Answer answer(String design) {
        return edict.evaluate(new Request(
                document("design.yaml", "kind: Design\n" + design),
                answers,
                waivers,
                profile,
                LocalDate.parse(asOf),
                knownOn,
                include,
                everything));
    }

    private static Reading.Document document(String name, String text) {
        Reading reading = Texts.read(name, text.getBytes(StandardCharsets.UTF_8));
        if (reading instanceof Reading.Document document) {
            return document;
        }
        throw new AssertionError(((Reading.Rejected) reading).problems().toString());
    }

    /** {@code status provision subject}, with {@code from day} for what is not in force. */
    public static List<String> lines(Evaluation evaluation) {
        return evaluation.findings().stream().map(Judge::line).toList();
    }

    /** The lines of one provision. */
    public static List<String> lines(Evaluation evaluation, String provision) {
        return evaluation.findings().stream()
                .filter(finding -> finding.provision().equals(provision))
                .map(Judge::line)
                .toList();
    }

    private static String line(Finding finding) {
        String when =
                switch (finding.timing()) {
                    case IN_FORCE -> "";
                    case UPCOMING -> " from " + finding.appliesFrom().orElseThrow();
                    case LAPSED -> " lapsed";
                };
        return code(finding.status()) + " " + finding.provision() + " " + finding.subject().pointer() + when;
    }

    private static String code(Coded coded) {
        return coded.code();
    }

    /** The only finding of a provision that is in force. */
    public static Finding only(Evaluation evaluation, String provision) {
        List<Finding> found = evaluation.findings().stream()
                .filter(finding -> finding.provision().equals(provision) && finding.timing() == Timing.IN_FORCE)
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(lines(evaluation).toString());
        }
        return found.get(0);
    }
}
