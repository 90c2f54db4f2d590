package edict.report;

import edict.Baseline;
import edict.Drift;
import edict.Evaluation;
import edict.findings.Finding;
import java.util.ArrayList;
import java.util.List;

/** How findings stand to a baseline, in words. */
final class DriftText {

    private static final int DIGITS = 12;

    private final Language language;
    private final FindingText words;

    DriftText(Language language) {
        this.language = language;
        this.words = new FindingText(language);
    }

    /** What is known since when, how much is not, and what follows; a sentence each. */
    List<String> summary(Evaluation now, Drift drift) {
        Baseline then = drift.baseline();
        List<String> sentences = new ArrayList<>();
        sentences.add(say("Known since ", "Connus depuis le ") + then.asOf() + say(" (baseline ", " (référence ") + then.file()
                + then.documents().values().stream()
                        .findFirst()
                        .map(hash -> say(": document ", " : document ") + hash.substring(0, DIGITS))
                        .orElse("")
                + say(", rulebook ", ", règles ") + then.rulebook().substring(0, DIGITS) + ")"
                + words.colon() + drift.known()
                + say(", better ", ", en mieux ") + drift.count(Drift.State.BETTER)
                + say("; new ", " ; nouveaux ") + drift.count(Drift.State.NEW)
                + say(", worse ", ", aggravés ") + drift.count(Drift.State.WORSE)
                + say(", gone ", ", disparus ") + drift.gone().size() + ".");
        if (!then.rulebook().equals(now.rulebook())) {
            sentences.add(say(
                    "The baseline is of another rulebook, so the law may be what is new.",
                    "La référence repose sur d'autres règles : la nouveauté peut être celle du droit."));
        }
        if (!then.profile().equals(now.profile())) {
            sentences.add(say("The baseline is of the profile ", "La référence est du profil ") + then.profile() + ".");
        }
        sentences.add(
                drift.exitCode() == 0
                        ? say(
                                "Nothing that is new or worse counts: the exit code is 0, and the decision stays what it is.",
                                "Rien de nouveau ou d'aggravé ne compte : code de sortie 0 ; la décision reste ce qu'elle est.")
                        : say("What is new or worse makes the exit code ", "Le nouveau ou l'aggravé donne le code de sortie ")
                                + drift.exitCode()
                                + say("; the decision stays what it is.", " ; la décision reste ce qu'elle est."));
        return sentences;
    }

    String newOrWorse() {
        return say("New or worse than the baseline", "Nouveau ou aggravé depuis la référence");
    }

    String gone() {
        return say("Gone since the baseline", "Disparu depuis la référence");
    }

    /** {@code new}, {@code worse, was open}, {@code known} or {@code known, better, was violated}. */
    String state(Drift.Stood stood) {
        return switch (stood.state()) {
            case NEW -> say("new", "nouveau");
            case WORSE -> say("worse", "aggravé") + was(stood);
            case BETTER -> say("known, better", "connu, en mieux") + was(stood);
            case UNCHANGED -> say("known", "connu") + was(stood);
        };
    }

    private String was(Drift.Stood stood) {
        return stood.before()
                .filter(old -> old.status() != stood.finding().status())
                .map(old -> say(", was ", ", était ") + words.status(old.status()))
                .orElse("");
    }

    /** {@code saw: No drill noise, borne by us as owner}: of what several bear each is told. */
    String what(Finding finding) {
        return FindingText.name(finding.subject()) + words.colon() + language.of(finding.title()) + words.bearer(", ", finding);
    }

    /** The same of what is gone, in the words of its report. */
    String what(Baseline.Entry entry) {
        return FindingText.name(entry.subject()) + words.colon() + entry.title();
    }

    String was(Baseline.Entry entry) {
        return say("was ", "était ") + words.status(entry.status());
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
