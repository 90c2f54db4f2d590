package edict.report;

import edict.Explanation;
import edict.document.Place;
import edict.facts.Given;
import edict.findings.Finding;
import edict.findings.Proof;
import edict.findings.Proof.Verdict;
import edict.rulebook.Timing;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An explanation for people at a terminal: an indented tree in which every line says whether it held, what the value was and
 * where it stands. Of what did not hold, only that is shown which kept it from holding.
 */
public final class ExplanationText {

    /** Values stand in one column, unless the condition is longer. */
    private static final int COLUMN = 52;

    private final String document;
    private final Language language;
    private final FindingText words;
    private final Lines lines = new Lines();

    /** Each with its proof takes hundreds of lines, and those of one kind are proved alike: of the rest it is told what is said of them. */
    private static final int FINDINGS = 5;

    private static final int THINGS = 2;

    private ExplanationText(String document, Language language) {
        this.document = document;
        this.language = language;
        this.words = new FindingText(language);
    }

    /** @param document the name under which the document was read; lines without a file are its own */
    public static String of(Explanation explanation, String document, Language language) {
        ExplanationText text = new ExplanationText(document, language);
        for (Explanation.OfProvision provision : explanation.provisions()) {
            text.provision(provision, explanation);
        }
        text.blank();
        text.line(0, text.say(
                "✓ holds  ✗ does not  ? not known  · not looked at; lines are those of ",
                "✓ rempli  ✗ non rempli  ? inconnu  · non examiné ; lignes de ") + document);
        return text.lines.toString();
    }

    private void provision(Explanation.OfProvision explained, Explanation explanation) {
        if (!lines.isEmpty()) {
            blank();
            line(0, "―".repeat(Lines.WIDTH / 2));
            blank();
        }
        line(0, explained.provision().id());
        text(0, language.of(explained.provision().title()));
        line(
                0,
                language.cited(explained.citation()) + "  " + language.of(explained.citation().url()));
        text(0, language.of(explained.inForce()));
        line(
                0,
                say("judged as of ", "jugé au ") + explanation.asOf()
                        + (explanation.knownOn().equals(explanation.asOf())
                                ? ""
                                : say(", law known on ", ", droit connu au ") + explanation.knownOn())
                        + say(", profile ", ", profil ") + explanation.profile()
                        + say(", rulebook ", ", règles ") + explanation.rulebook().substring(0, 12));
        explained.provision().note().ifPresent(note -> text(0, say("note: ", "note : ") + language.of(note)));
        // The gravest first: not of each is told why.
        List<Explanation.Fired> byStatus = explained.fired().stream()
                .sorted(Comparator.comparing(one -> one.finding().status()))
                .toList();
        List<Explanation.Fired> fired = first(byStatus, one -> one.finding().subject(), FINDINGS);
        List<Explanation.NotFired> notFired = first(explained.notFired(), Explanation.NotFired::subject, THINGS);
        if (fired.size() < explained.fired().size() || notFired.size() < explained.notFired().size()) {
            overview(byStatus, explained.notFired());
        }
        fired.forEach(this::fired);
        boolean alone = explanation.provisions().size() == 1;
        more(explained.moreFired(), alone, say(" further finding", " autre constat"), say(" further findings", " autres constats"));
        notFired.forEach(this::notFired);
        more(
                explained.moreNotFired(),
                alone,
                say(" further thing about which it says nothing", " autre élément sur lequel elle ne dit rien"),
                say(" further things about which it says nothing", " autres éléments sur lesquels elle ne dit rien"));
        for (Text note : explained.notes()) {
            blank();
            text(0, language.of(note));
        }
    }

    /** Those about the first few things; what is concluded about one thing stays together. */
    private static <T> List<T> first(List<T> all, Function<T, Finding.Subject> about, int things) {
        Set<Finding.Subject> first = all.stream().map(about).distinct().limit(things).collect(Collectors.toSet());
        return all.stream().filter(one -> first.contains(about.apply(one))).toList();
    }

    /** {@code violated: a, b; nothing about: c, d}: what is said of each thing, where not of each is told why. */
    private void overview(List<Explanation.Fired> byStatus, List<Explanation.NotFired> silent) {
        List<String> said = new ArrayList<>();
        Alike.groups(byStatus, one -> List.of(one.finding().status())).forEach(alike -> said.add(
                words.status(alike.get(0).finding().status()) + words.colon()
                        + String.join(", ", Alike.names(alike, one -> FindingText.name(one.finding().subject())))));
        if (!silent.isEmpty()) {
            said.add(say("nothing about", "rien sur") + words.colon()
                    + String.join(", ", Alike.names(silent, one -> FindingText.name(one.subject()))));
        }
        blank();
        text(
                0,
                String.join(language.semicolon(), said)
                        + say(". Why follows for the first of them; --subject names one.", ". Pourquoi : ci-dessous pour les premiers ; --subject en désigne un."));
    }

    private void more(int count, boolean alone, String one, String several) {
        if (count > 0) {
            blank();
            String where = alone
                    ? say("; --subject names one", " ; --subject en désigne un")
                    : say("; name the provision alone, or one by --subject", " ; nommez la seule disposition, ou l'un d'eux par --subject");
            line(0, "… " + count + (count == 1 ? one : several) + where);
        }
    }

    // ---- what is concluded

    private void fired(Explanation.Fired fired) {
        Finding finding = fired.finding();
        blank();
        String when = finding.timing() == Timing.IN_FORCE ? "" : say(" from ", " à partir du ") + fired.day();
        line(
                0,
                words.status(finding.status()).toUpperCase(Locale.ROOT) + when + say(": ", " : ")
                        + finding.subject().id().orElse(finding.subject().pointer()) + words.bearer(", ", finding)
                        + finding.due().map(due -> ", " + words.due(finding.due())).orElse(""));
        text(1, language.of(finding.message()));
        for (Proof.Concluded concluded : fired.conclusions()) {
            concluded(concluded);
        }
        controls(fired);
        if (!fired.otherRules().isEmpty()) {
            line(1, say("Its other rules:", "Ses autres règles :"));
            fired.otherRules().forEach(proof -> against(2, proof));
        }
        if (!fired.exemptions().isEmpty()) {
            line(1, say("Exemptions that don't apply:", "Exemptions qui ne s'appliquent pas :"));
            fired.exemptions().forEach(proof -> against(2, proof));
        }
        if (!finding.questions().isEmpty()) {
            line(1, say("To be answered:", "À répondre :"));
            finding.questions().forEach(asked -> line(2, asked.pointer()));
        }
    }

    private void controls(Explanation.Fired fired) {
        if (fired.controls().isEmpty()) {
            return;
        }
        String met =
                switch (fired.finding().standing().controls()) {
                    case MET -> say("met by controls:", "satisfait par des mesures :");
                    case PLANNED -> say("planned to be met by controls:", "mesures prévues :");
                    case NOT_MET -> say("not met by controls:", "non satisfait par des mesures :");
                    case NOT_KNOWN -> say(
                            "not known to be met by controls:", "on ne sait pas si des mesures y satisfont :");
                };
        line(1, met);
        for (Explanation.ControlAsked asked : fired.controls()) {
            line(
                    2,
                    asked.control() + say(": ", " : ") + language.of(asked.title())
                            + (asked.evidence().isEmpty()
                                    ? ""
                                    : say("; needs as evidence ", " ; preuves requises : ")
                                            + String.join(", ", asked.evidence())));
            asked.crosswalk().forEach(standard -> line(3, say("see also ", "voir aussi ") + standard));
            asked.declared().forEach(declared -> declared(3, declared));
            if (asked.declared().isEmpty()) {
                line(3, say("the design does not name it", "le projet ne la mentionne pas"));
            }
        }
    }

    private void declared(int depth, Explanation.Declared declared) {
        line(
                depth,
                declared.thing().type() + " " + language.of(declared.thing().name())
                        + declared.thing().at().map(this::place).map(at -> "  " + at).orElse(""));
        declared.reads().forEach(read -> line(depth + 2, read.attribute() + values(List.of(read))));
        declared.evidence().forEach(evidence -> declared(depth + 2, evidence));
    }

    private void concluded(Proof.Concluded concluded) {
        if (concluded.byCompletion()) {
            text(
                    1,
                    say(
                            "Whatever the open answers are, one of the following holds:",
                            "Quelles que soient les réponses, l'un de ces cas est rempli :"));
        }
        if (concluded.doubtful()) {
            text(
                    1,
                    say(
                            "The evaluation leaves this open. Looked at closely, what is marked ✗ fails whatever the answers are:",
                            "L'évaluation laisse ce point ouvert. À y regarder de près, ce qui est marqué ✗ n'est jamais rempli :"));
        }
        for (Proof proof : concluded.proofs()) {
            line(
                    1,
                    how(concluded, proof) + say(" by ", " par ") + proof.rule() + where(proof) + told(proof));
            steps(2, proof);
        }
        concluded.removals().stream()
                .filter(removal -> removal.proofs().isEmpty() || removal.proofs().stream().anyMatch(proof -> !proof.told()))
                .forEach(removal -> removal(1, removal));
    }

    private String how(Proof.Concluded concluded, Proof proof) {
        String said = verb(concluded);
        boolean holds = proof.verdict() == Verdict.HELD;
        return switch (concluded.verdict()) {
            case HELD -> said;
            case UNKNOWN -> holds && !concluded.removals().isEmpty()
                    ? said + say(", unless exempted,", ", sauf exemption,")
                    : say("possibly ", "peut-être ") + said;
            case FAILED, NOT_REACHED -> (holds ? say("would be ", "serait ") : say("might be ", "pourrait être ")) + said;
        };
    }

    private void removal(int depth, Proof.Removal removal) {
        String how =
                switch (removal.verdict()) {
                    case HELD -> say("exempted by ", "exempté par ");
                    case UNKNOWN -> say("possibly exempted by ", "peut-être exempté par ");
                    case FAILED, NOT_REACHED -> say("not exempted by ", "non exempté par ");
                };
        for (Proof proof : removal.proofs()) {
            line(depth, how + proof.rule() + where(proof));
            because(depth + 1, proof);
            steps(depth + 1, proof);
        }
        if (removal.proofs().isEmpty()) {
            line(depth, how + removal.rule());
        }
        removal.lifts().forEach(lift -> removal(depth + 1, lift));
    }

    private String verb(Proof.Concluded concluded) {
        return switch (concluded.verb()) {
            case APPLIES -> say("applicable", "applicable");
            case PROHIBIT -> say("prohibited", "interdit");
            case REQUIRE -> say("required", "exigé");
            case BREACH -> say("breached", "enfreint");
            case FULFIL -> say("fulfilled", "satisfait");
            case EXEMPT -> say("exempt", "exempté");
            case CLASSIFY -> say("classified as ", "qualifié de ") + concluded.type().orElse("");
            case ADVISE -> say("pointed out", "signalé");
            case SCORE -> say("scored", "noté");
            case ASK -> say("asked", "demandé");
        };
    }

    // ---- what is not

    private void notFired(Explanation.NotFired notFired) {
        blank();
        String name = language.of(notFired.name());
        line(
                0,
                say("NOTHING about ", "RIEN sur ") + notFired.subject().type() + " "
                        + (name.equals(notFired.subject().id().orElse(name))
                                ? name
                                : name + " (" + notFired.subject().id().orElse("") + ")"));
        for (Proof proof : notFired.attempts()) {
            line(1, say("not by ", "pas par ") + proof.rule() + where(proof) + notInForce(proof));
            steps(2, proof);
        }
    }

    private String notInForce(Proof proof) {
        return proof.notInForce()
                .map(reason -> say(": not in force, ", " : pas en vigueur, ") + language.of(reason))
                .orElse("");
    }

    private String told(Proof proof) {
        return proof.told() ? say("  (as above)", "  (voir ci-dessus)") : "";
    }

    private void steps(int depth, Proof proof) {
        List<Proof.Step> seen = new ArrayList<>();
        for (Proof.Step step : proof.steps()) {
            // Each conclusion of a rule is gated, mostly by the same fact.
            boolean again = step instanceof Proof.Fact fact
                    && fact.gate()
                    && seen.stream().anyMatch(other -> other instanceof Proof.Fact before
                            && before.gate()
                            && before.thing().isPresent()
                            && before.thing().equals(fact.thing()));
            if (!again) {
                step(depth, step, false);
            }
            seen.add(step);
        }
        others(depth, proof);
    }

    /** The name of what is concluded begins with its type. */
    private String named(Proof.Thing thing) {
        String name = language.of(thing.name());
        return name.startsWith(thing.type() + "(") ? name : thing.type() + " " + name;
    }

    private void others(int depth, Proof proof) {
        Proof.Others others = proof.others();
        if (others.ways().isEmpty()) {
            return;
        }
        boolean holds = proof.verdict() == Verdict.HELD;
        line(depth, holds ? say("also holds with", "se vérifie aussi avec") : say("may also hold with", "peut aussi se vérifier avec"));
        others.ways().forEach(way -> line(
                depth + 1,
                way.stream().map(this::named).collect(Collectors.joining(", "))));
        if (others.more() > 0) {
            line(
                    depth + 1,
                    say("… and ", "… et ") + (others.bounded() ? say("at least ", "au moins ") : "") + others.more()
                            + say(" more", " de plus"));
        } else if (others.bounded()) {
            line(depth + 1, say("… and perhaps more", "… et peut-être d'autres"));
        }
    }

    /** A rule that does not hold, with just what keeps it from holding. */
    private void against(int depth, Proof proof) {
        // What is not known matters where nothing fails.
        boolean fails = proof.steps().stream().anyMatch(step -> step.verdict() == Verdict.FAILED);
        List<Proof.Step> against = proof.steps().stream()
                .filter(step -> step.verdict() == (fails ? Verdict.FAILED : Verdict.UNKNOWN))
                .toList();
        line(depth, mark(proof.verdict()) + " " + proof.rule() + where(proof) + notInForce(proof) + told(proof));
        against.forEach(step -> step(depth + 1, step, true));
    }

    // ---- conditions

    /** @param against whether only what does not hold is of interest */
    private void step(int depth, Proof.Step step, boolean against) {
        if (step.verdict() == Verdict.NOT_REACHED && !(step instanceof Proof.Fact fact && fact.thing().isPresent())) {
            line(
                    depth,
                    mark(step.verdict()) + " " + cut(step.condition())
                            + say(": it hangs on what is missing", " : dépend de ce qui manque"));
        } else if (step instanceof Proof.Fact fact) {
            if (fact.thing().isPresent()) {
                found(depth, fact, against);
            } else {
                missing(depth, mark(fact.verdict()) + say(" no ", " aucun ") + cut(fact.condition()), fact);
            }
        } else if (isOnlyNamed(step)) {
            line(depth, mark(step.verdict()) + " " + cut(step.condition()));
        } else if (step instanceof Proof.Either either) {
            line(depth, mark(step.verdict()) + say(" one of these:", " l'un des cas suivants :"));
            either.ways().forEach(way -> way(depth + 2, way, false));
        } else if (step instanceof Proof.Exists exists) {
            if (missing(exists.ways(), exists.verdict() == Verdict.FAILED).isPresent()) {
                missing(
                        depth,
                        mark(step.verdict()) + " " + cut(step.condition()),
                        missing(exists.ways(), true).orElseThrow());
                return;
            }
            line(depth, mark(step.verdict()) + " " + cut(step.condition()) + there(exists.verdict(), exists.ways()));
            ways(depth + 2, exists.ways(), exists.more(), exists.verdict() == Verdict.FAILED);
        } else if (step instanceof Proof.Absent absent) {
            absent(depth, absent);
        } else if (step instanceof Proof.Every every) {
            every(depth, every);
        } else if (step instanceof Proof.Total total) {
            total(depth, total);
        }
    }

    /** Of what was looked at for what does not hold, what does is told without what it saw. */
    private static boolean isOnlyNamed(Proof.Step step) {
        return step instanceof Proof.Either either && either.ways().isEmpty()
                || step instanceof Proof.Total total && total.results().isEmpty();
    }

    private String there(Verdict verdict, List<Proof.Way> ways) {
        return switch (verdict) {
            case HELD -> say(": there is", " : il y a");
            case UNKNOWN -> say(": there may be", " : il y a peut-être");
            case FAILED, NOT_REACHED -> none(ways);
        };
    }

    /** Where nothing came near, or what did is not told. */
    private String none(List<Proof.Way> ways) {
        return ways.isEmpty()
                ? say(": there is none", " : il n'y en a pas")
                : say(": there is none; nearest is", " : il n'y en a pas ; le plus proche");
    }

    private void absent(int depth, Proof.Absent absent) {
        Optional<Proof.Fact> missing = missing(absent.ways(), absent.verdict() == Verdict.HELD);
        if (missing.isPresent()) {
            missing(depth, mark(absent.verdict()) + " " + cut(absent.condition()), missing.get());
            return;
        }
        String said =
                switch (absent.verdict()) {
                    case HELD -> none(absent.ways());
                    case UNKNOWN -> say(": there may be", " : il y a peut-être");
                    case FAILED, NOT_REACHED -> say(": but there is", " : or il y a");
                };
        line(depth, mark(absent.verdict()) + " " + cut(absent.condition()) + said);
        ways(depth + 2, absent.ways(), absent.more(), absent.verdict() == Verdict.HELD);
    }

    /** The one fact that would be enough and is not there. */
    private static Optional<Proof.Fact> missing(List<Proof.Way> ways, boolean none) {
        return none
                        && ways.size() == 1
                        && ways.get(0).steps().size() == 1
                        && ways.get(0).steps().get(0) instanceof Proof.Fact fact
                        && fact.thing().isEmpty()
                ? Optional.of(fact)
                : Optional.empty();
    }

    private void every(int depth, Proof.Every every) {
        String said = every.all() == 0
                ? say(": there is none to look at", " : il n'y en a aucun")
                : say(": ", " : ") + every.all() + say(" to look at", " à examiner")
                        + (every.verdict() == Verdict.HELD ? say(", each holds", ", chacun rempli") : "");
        line(depth, mark(every.verdict()) + " " + cut(every.condition()) + said);
        if (every.all() > 0) {
            ways(depth + 2, every.ways(), every.more(), false);
        }
    }

    private void total(int depth, Proof.Total total) {
        List<String> results = new ArrayList<>();
        total.results()
                .forEach(result -> results.add(result.variable() + " : " + result.function() + say(" is ", " vaut ")
                        + language.of(result.value())));
        line(
                depth,
                mark(total.verdict()) + " " + String.join(", ", results) + say(", over ", ", sur ") + total.all()
                        + (total.all() == 1 ? say(" match", " cas") : say(" matches", " cas")));
        tests(depth + 2, total.tests(), false);
        for (Proof.Way way : total.ways()) {
            way(depth + 2, way, total.all() == 0);
            way.steps().forEach(step -> bound(depth + 4, step));
        }
        ways(depth + 2, List.of(), total.more(), false);
    }

    /** The numbers that are added up. */
    private void bound(int depth, Proof.Step step) {
        if (step instanceof Proof.Fact fact && fact.thing().isPresent()) {
            fact.bound().forEach(read -> line(depth, values(List.of(read)).strip()));
        }
    }

    private void ways(int depth, List<Proof.Way> ways, int more, boolean against) {
        ways.forEach(way -> way(depth, way, against));
        if (more > 0) {
            line(depth, say("… and ", "… et ") + more + say(" more", " de plus"));
        }
    }

    private void way(int depth, Proof.Way way, boolean against) {
        way.steps().stream()
                .filter(step -> !against || step.verdict() != Verdict.HELD)
                .forEach(step -> step(depth, step, against));
    }

    // ---- facts

    private void found(int depth, Proof.Fact fact, boolean against) {
        Proof.Thing thing = fact.thing().orElseThrow();
        String name = language.of(thing.name());
        boolean derived = name.startsWith(fact.type() + "(");
        String variable = fact.pattern().contains(" : ")
                ? fact.pattern().substring(0, fact.pattern().indexOf(" : ")) + " : "
                : "";
        List<Proof.Test> shown = against
                ? keeping(fact.tests())
                : fact.tests().stream().filter(test -> !isObvious(test)).toList();
        if (against && !shown.isEmpty() && fact.nearest().isEmpty() && fact.proofs().isEmpty() && fact.row().isEmpty()) {
            tests(depth, shown, true);
            return;
        }
        line(
                depth,
                mark(fact.verdict()) + " " + variable + (derived ? "" : fact.type() + " ") + name
                        + thing.at().filter(at -> fact.row().isEmpty()).map(this::place).map(at -> "  " + at).orElse("")
                        + (fact.gate() ? say("  (all of the pack presupposes it)", "  (présupposé par tout le paquet)") : ""));
        fact.row().ifPresent(row -> line(depth + 2, entry(row)));
        tests(depth + 2, shown, against);
        fact.proofs().forEach(proof -> derivation(depth + 2, proof));
        if (!fact.path().isEmpty()) {
            line(depth + 2, say("by way of", "par l'intermédiaire de"));
            fact.path().forEach(edge -> found(depth + 3, edge, false));
        }
        nearest(depth + 2, fact, say("also looked at ", "également examiné : "));
    }

    /** The tests that keep a fact out: those that fail, else those of which nobody knows. */
    private static List<Proof.Test> keeping(List<Proof.Test> tests) {
        boolean fails = tests.stream().anyMatch(test -> test.verdict() == Verdict.FAILED);
        return tests.stream()
                .filter(test -> fails ? test.verdict() == Verdict.FAILED : test.verdict() != Verdict.HELD)
                .toList();
    }

    /** That a part belongs to what it is written under, or that a thing is the one named: nobody needs to be told. */
    private static boolean isObvious(Proof.Test test) {
        boolean concluded = !test.reads().isEmpty()
                && test.reads().get(0).origin() == Given.Origin.DERIVED
                && test.condition().contains(" == $");
        return test.verdict() == Verdict.HELD
                && (concluded || test.condition().startsWith("of == $") || test.condition().startsWith("this == $"));
    }

    private void derivation(int depth, Proof proof) {
        line(
                depth,
                say("by ", "par ") + proof.rule() + where(proof) + told(proof));
        if (!proof.told()) {
            because(depth + 1, proof);
        }
        steps(depth + 1, proof);
    }

    private void because(int depth, Proof proof) {
        String perhaps = proof.verdict() == Verdict.HELD ? "" : say("perhaps: ", "peut-être : ");
        proof.because().ifPresent(because -> text(depth, perhaps + language.of(because)));
    }

    private void missing(int depth, String head, Proof.Fact fact) {
        boolean none = fact.nearest().isEmpty() && fact.proofs().isEmpty();
        String why = none
                ? fact.list()
                        .map(list -> say(": there is no ", " : il n'y a aucun ") + fact.type()
                                + say("; the list `", " ; la liste « ") + list
                                + say("` is complete", " » est complète"))
                        .orElse(say(": there is none", " : il n'y en a aucun"))
                : fact.proofs().isEmpty() ? "" : say(": no rule concludes it", " : aucune règle ne l'établit");
        line(depth, head + why);
        nearest(depth + 2, fact, say("nearest is ", "le plus proche : "));
        fact.proofs().forEach(proof -> against(depth + 2, proof));
    }

    private void nearest(int depth, Proof.Fact fact, String head) {
        for (Proof.Near near : fact.nearest()) {
            line(
                    depth,
                    mark(near.verdict()) + " " + head + language.of(near.thing().name())
                            + near.thing().at().map(this::place).map(at -> "  " + at).orElse(""));
            tests(depth + 2, keeping(near.against()), true);
        }
        if (fact.more() > 0 && !fact.nearest().isEmpty()) {
            line(depth, say("… and ", "… et ") + fact.more() + say(" more", " de plus"));
        }
    }

    // ---- tests

    /** Tests below each other, their values in one column. */
    private void tests(int depth, List<Proof.Test> tests, boolean against) {
        int column = tests.stream()
                .map(ExplanationText::only)
                .filter(test -> leaf(test).isPresent())
                .mapToInt(test -> test.condition().length())
                .filter(length -> length <= COLUMN)
                .max()
                .orElse(0);
        tests.forEach(test -> test(depth, only(test), column, against));
    }

    /** Of alternatives the one that holds, when only one does. */
    private static Proof.Test only(Proof.Test test) {
        List<Proof.Test> held =
                test.parts().stream().filter(part -> part.verdict() == Verdict.HELD).toList();
        boolean any = test.condition().contains(" || ") && !test.condition().startsWith("!");
        return any && test.verdict() == Verdict.HELD && held.size() == 1 ? only(held.get(0)) : test;
    }

    private void test(int depth, Proof.Test test, int column, boolean against) {
        Optional<Proof.Test> leaf = leaf(test);
        if (leaf.isPresent()) {
            String pad = " ".repeat(Math.max(0, column - test.condition().length()));
            line(depth, mark(test.verdict()) + " " + test.condition() + pad + values(leaf.get().reads()));
            leaf.get().settings().forEach(setting -> setting(depth + 2, setting));
            return;
        }
        boolean any = test.condition().contains(" || ") && !test.condition().startsWith("!");
        line(
                depth,
                mark(test.verdict()) + " "
                        + (any
                                ? say("one of these:", "l'une de ces conditions :")
                                : test.condition().startsWith("!")
                                        ? say("not this:", "pas ceci :")
                                        : say("all of these:", "toutes ces conditions :")));
        boolean inside = against && !test.condition().startsWith("!");
        List<Proof.Test> parts = test.parts().stream()
                .filter(part -> !any || test.verdict() != Verdict.HELD || part.verdict() == Verdict.HELD)
                .filter(part -> any || !inside || part.verdict() != Verdict.HELD)
                .toList();
        tests(depth + 1, parts, inside);
    }

    /** What stands at the bottom of a test without branches. */
    private static Optional<Proof.Test> leaf(Proof.Test test) {
        return test.parts().isEmpty()
                ? Optional.of(test)
                : test.parts().size() == 1 ? leaf(test.parts().get(0)) : Optional.empty();
    }

    private String values(List<Proof.Read> reads) {
        StringBuilder values = new StringBuilder();
        for (Proof.Read read : reads) {
            boolean silent = read.origin() == Given.Origin.MISSING && read.value().en().equals("unknown");
            String value = silent && read.at().isPresent()
                    ? say("not stated", "non indiqué")
                    : language.of(read.value());
            values.append(values.isEmpty() ? "  " : language.semicolon());
            if (read.attribute().startsWith("$")) {
                values.append(read.attribute()).append(say(" is ", " : "));
            }
            values.append(value)
                    .append(read.at().map(this::place).map(at -> "  " + at).orElse(""))
                    .append(origin(read));
        }
        return values.toString();
    }

    private String origin(Proof.Read read) {
        String who = read.source()
                .map(source -> source.by().map(by -> say(" by ", " par ") + by).orElse("")
                        + source.on().map(on -> say(" on ", " le ") + on).orElse(""))
                .orElse("");
        if (read.pointer().indexOf('#') > 0) {
            // A row of a table, whose entry stands beside it.
            return "";
        }
        return switch (read.origin()) {
            case STATED, MISSING, DERIVED -> "";
            case CATALOGUE -> say(" (catalogue", " (catalogue") + who + ")";
            case ANSWERED -> say(" (answered", " (répondu") + who + ")";
            case ASSUMED -> say(" (assumed)", " (supposé)");
        };
    }

    private void setting(int depth, Proof.Setting setting) {
        line(
                depth,
                setting.parameter() + say(": ", " : ") + language.of(setting.value())
                        + setting.entry().map(entry -> where(entry.at())).orElse(say("  (set by the profile)", "  (fixé par le profil)")));
        setting.entry().ifPresent(entry -> line(depth, dates(entry)));
    }

    private String entry(Proof.Entry entry) {
        return say("row of ", "ligne de ") + entry.id() + " " + dates(entry) + where(entry.at());
    }

    private String dates(Proof.Entry entry) {
        return entry.from().map(from -> say("since ", "depuis le ") + from).orElse("")
                + entry.until().map(until -> say(" until ", " jusqu'au ") + until).orElse("")
                + entry.source().map(source -> ", " + language.of(source)).orElse("");
    }

    // ---- words

    private static String mark(Verdict verdict) {
        return switch (verdict) {
            case HELD -> "✓";
            case FAILED -> "✗";
            case UNKNOWN -> "?";
            case NOT_REACHED -> "·";
        };
    }

    private String where(Place at) {
        return "  (" + place(at) + ")";
    }

    /** Where a rule is written; a duty of a table has none of its own. */
    private String where(Proof proof) {
        return proof.at().file().endsWith(".yaml")
                ? "  (" + say("table of duties, ", "tableau d'obligations, ") + place(proof.at()) + ")"
                : where(proof.at());
    }

    private String place(Place at) {
        return at.file().equals(document) ? say("line ", "ligne ") + at.line() : at.file() + ":" + at.line();
    }

    private static String cut(String condition) {
        return condition.length() <= Lines.WIDTH ? condition : condition.substring(0, Lines.WIDTH - 1) + "…";
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }

    private void blank() {
        lines.blank();
    }

    private void line(int depth, String text) {
        lines.line(depth, text);
    }

    private void text(int depth, String text) {
        lines.text(depth, text);
    }
}
