package edict.report;

import edict.Edict;
import edict.facts.Ternary;
import edict.findings.Reason;
import edict.rulebook.Framework;
import edict.rulebook.Wanted;
import edict.scoring.Answered;
import edict.scoring.Fraction;
import edict.scoring.Range;
import edict.scoring.Score;
import edict.scoring.Scores;
import edict.vocabulary.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Scores as JSON for other programs, and for people. Every score bears its edition and its weights, and stands beside the
 * level, never instead of it. Equal scores give equal bytes.
 */
public final class ScoreReport {

    /** Questions shown to people for one thing among several. */
    private static final int SHOWN = 3;

    /** Names in a row. */
    private static final int FEW = 8;

    private final Language language;
    private final Nodes nodes;

    ScoreReport(Language language) {
        this.language = language;
        this.nodes = new Nodes(language);
    }

    /** What each framework says, as one object, ended by a newline. */
    public static String json(Edict.Scored scored, Language language) {
        ObjectNode node = Nodes.object();
        node.put("asOf", scored.asOf().toString());
        node.put("knownOn", scored.knownOn().toString());
        node.put("profile", scored.profile());
        node.putObject("rulebook").put("hash", scored.rulebook());
        node.set("scores", Nodes.array(scored.scores(), scores -> new ScoreReport(language).inFull(scores, scored.reasons())));
        return JsonText.of(node);
    }

    /** With the answers among which assessors choose: once for each framework, not for each thing. */
    private ObjectNode inFull(Scores scores, List<Reason> reasons) {
        ObjectNode node = node(scores);
        node.set("reasons", Nodes.array(of(scores.framework(), reasons), this::reason));
        node.set("criteria", Nodes.array(scores.framework().criteria().toList(), criterion -> criterion(criterion, scores.framework())));
        return node;
    }

    /** Those by the rules of a framework, in the order of its criteria. */
    private static List<Reason> of(Framework framework, List<Reason> reasons) {
        List<String> order = framework.criteria().map(Framework.Criterion::id).toList();
        return reasons.stream()
                .filter(reason -> reason.provision().startsWith(framework.rungs() + "/"))
                .sorted(Comparator.comparingInt(reason -> order.indexOf(reason.criterion())))
                .toList();
    }

    private ObjectNode reason(Reason reason) {
        ObjectNode node = Nodes.object().put("criterion", reason.criterion()).put("subject", reason.subject());
        node.put("provision", reason.provision());
        node.set("rungs", Nodes.array(reason.rungs(), tools.jackson.databind.node.JsonNodeFactory.instance::numberNode));
        nodes.text(node, "because", reason.because());
        node.set("facts", Nodes.array(reason.facts(), fact -> nodes.fact(fact, false)));
        return node;
    }

    private ObjectNode criterion(Framework.Criterion criterion, Framework framework) {
        ObjectNode node = Nodes.object().put("id", criterion.id());
        nodes.text(node, "title", criterion.title());
        criterion.help().ifPresent(help -> nodes.text(node, "help", help));
        node.set("rungs", Nodes.array(criterion.rungs(), rung -> {
            ObjectNode one = Nodes.object().put("rung", rung.number());
            rung.text().ifPresent(text -> nodes.text(one, "text", text));
            one.put("points", Nodes.plain(rung.points()));
            return one.put("level", framework.levels().get(rung.level()).id());
        }));
        return node;
    }

    /** The whole design, then each product and component, with what keeps its level down and what to answer first. */
    public static String text(Edict.Scored scored, Language language) {
        Lines lines = new Lines();
        for (Scores scores : scored.scores()) {
            if (!lines.isEmpty()) {
                lines.blank();
            }
            ScoreReport report = new ScoreReport(language);
            report.write(scores, lines, 0, true, Optional.of(scored.asOf().toString()));
            // Of one thing alone: of a whole design they would be told again for each product.
            if (scores.whole().isEmpty()) {
                report.reasons(of(scores.framework(), scored.reasons()), lines, 1);
            }
        }
        return lines.toString();
    }

    /** In a report of an evaluation. */
    static void brief(Scores scores, Lines lines, int depth, Language language) {
        new ScoreReport(language).write(scores, lines, depth, false, Optional.empty());
    }

    /** One entry of {@code scores}. */
    static ObjectNode node(Scores scores, Language language) {
        return new ScoreReport(language).node(scores);
    }

    private ObjectNode node(Scores scores) {
        Framework framework = scores.framework();
        ObjectNode node = Nodes.object();
        node.put("framework", framework.id());
        nodes.text(node, "title", framework.title());
        node.put("edition", framework.edition());
        node.put("published", framework.published().toString());
        nodes.text(node, "weights", framework.weightSet());
        node.put("gate", framework.gate().code());
        List<String> ranking = ranking(framework);
        if (!ranking.isEmpty()) {
            node.set("rankingOnly", Nodes.strings(ranking));
        }
        minimum(scores.wanted(), framework, node);
        node.set("products", Nodes.array(scores.products(), of -> part(of, scores)));
        node.set("components", Nodes.array(scores.components(), of -> part(of, scores)));
        scores.whole().ifPresent(whole -> {
            ObjectNode all = node.putObject("whole");
            all.put("of", whole.ofComponents() ? "components" : "products");
            all.put("count", whole.count());
            all.set("score", range(whole.score()));
            all.set("median", range(whole.median()));
            all.set("highest", range(whole.highest()));
            whole.level().ifPresent(level -> all.set("level", levels(level, framework)));
            whole.gate().ifPresent(gate -> all.put("minimum", reached(gate)));
            all.set("weakest", Nodes.strings(whole.weakest().stream().map(ScoreReport::name).toList()));
            all.set(
                    "distribution",
                    Nodes.array(
                            whole.distribution(),
                            band -> Nodes.object()
                                    .put("level", framework.levels().get(band.level()).id())
                                    .put("atLeast", band.certain())
                                    .put("atMost", band.possible())));
        });
        return node;
    }

    private static List<String> ranking(Framework framework) {
        return framework.criteria().filter(Framework.Criterion::ranking).map(Framework.Criterion::id).toList();
    }

    private static void minimum(Wanted wanted, Framework framework, ObjectNode node) {
        if (wanted.asksFor()) {
            ObjectNode minimum = node.putObject("minimum");
            wanted.overall().ifPresent(level -> minimum.put("overall", framework.levels().get(level).id()));
            if (!wanted.objectives().isEmpty()) {
                ObjectNode objectives = minimum.putObject("objectives");
                wanted.objectives().forEach((id, level) -> objectives.put(id, framework.levels().get(level).id()));
            }
        }
    }

    private ObjectNode part(Scores.Of of, Scores scores) {
        Framework framework = scores.framework();
        Score score = of.score();
        ObjectNode node = Nodes.object();
        ObjectNode subject = node.putObject("subject").put("type", of.subject().type()).put("pointer", of.subject().key());
        Nodes.put(subject, "id", of.subject().id());
        node.set("score", range(score.score()));
        node.put("perfect", score.best().decimal());
        score.level().ifPresent(level -> node.set("level", levels(level, framework)));
        score.gate().ifPresent(gate -> node.put("minimum", reached(gate)));
        node.set("governing", Nodes.strings(score.governing()));
        node.set("lowering", Nodes.strings(score.lowering()));
        node.set("assessedBy", Nodes.strings(of.bases()));
        if (!of.passed().isEmpty()) {
            node.set(
                    "passedOver",
                    Nodes.array(of.passed(), passed -> Nodes.object().put("criterion", passed.criterion()).put("why", passed.why().code())));
        }
        node.put("criteria", score.answers().size());
        node.put("settled", score.settled());
        node.put("evidenced", score.evidenced());
        node.set("objectives", Nodes.array(score.objectives(), part -> {
            ObjectNode objective = Nodes.object().put("id", part.objective().id());
            objective.put("weight", Nodes.plain(part.objective().weight()));
            objective.put("outOf", Nodes.plain(part.objective().outOf()));
            objective.set("points", range(part.points()));
            objective.set("score", range(part.score()));
            part.level().ifPresent(level -> objective.set("level", levels(level, framework)));
            part.gate().ifPresent(gate -> objective.put("minimum", reached(gate)));
            objective.put("open", part.open());
            objective.put("leftOut", part.leftOut());
            return objective;
        }));
        node.set(
                "answers",
                Nodes.array(
                        score.answers().stream()
                                .filter(answer -> answer.basis() != Answered.Basis.NONE)
                                .toList(),
                        this::answer));
        node.set("questions", Nodes.array(score.questions(), narrowing -> question(narrowing, score)));
        return node;
    }

    private ObjectNode answer(Answered answer) {
        ObjectNode node = Nodes.object().put("criterion", answer.criterion());
        if (answer.applies()) {
            node.set("rungs", Nodes.array(answer.rungs(), tools.jackson.databind.node.JsonNodeFactory.instance::numberNode));
        }
        node.put("applies", answer.applies());
        node.put("basis", answer.basis().code());
        node.put("contradicted", answer.contradicted());
        Nodes.put(node, "evidence", answer.evidence());
        node.set("provisions", Nodes.strings(answer.provisions()));
        return node;
    }

    private ObjectNode question(Score.Narrowing narrowing, Score score) {
        ObjectNode node = Nodes.object().put("criterion", narrowing.criterion().id());
        nodes.text(node, "title", narrowing.criterion().title());
        node.put("narrowsBy", narrowing.by().decimal());
        node.put("decides", narrowing.decides());
        node.set(
                "pointers",
                Nodes.strings(answer(narrowing, score).asks().stream()
                        .map(asked -> asked.pointer())
                        .distinct()
                        .toList()));
        return node;
    }

    private static Answered answer(Score.Narrowing narrowing, Score score) {
        return score.answers().stream()
                .filter(answer -> answer.criterion().equals(narrowing.criterion().id()))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode range(Range<Fraction> range) {
        ObjectNode node = Nodes.object();
        node.put("min", range.least().decimal());
        node.put("max", range.most().decimal());
        return node;
    }

    private static ObjectNode levels(Range<Integer> range, Framework framework) {
        return Nodes.object()
                .put("min", framework.levels().get(range.least()).id())
                .put("max", framework.levels().get(range.most()).id());
    }

    private static String reached(Ternary gate) {
        return switch (gate) {
            case YES -> "reached";
            case NO -> "missed";
            case UNKNOWN -> "unknown";
        };
    }

    static String name(Scores.Of of) {
        return of.subject().id().orElse(of.subject().key());
    }

    /** Which framework, which edition, which weights. */
    String heading(Scores scores) {
        Framework framework = scores.framework();
        return language.of(framework.title()) + say("; edition ", " ; édition ") + framework.edition()
                + say("; weights: ", " ; pondérations : ") + language.of(framework.weightSet()) + perfect(scores);
    }

    String reading(Scores.Whole whole, Scores scores) {
        return reading(whole.score(), whole.level(), whole.gate(), scores);
    }

    String reading(Scores.Of of, Scores scores) {
        return reading(of.score().score(), of.score().level(), of.score().gate(), scores);
    }

    String weakest(Scores.Whole whole) {
        return few(whole.weakest().stream().map(ScoreReport::name).toList());
    }

    String governing(Scores.Of of) {
        return few(of.score().governing());
    }

    /** The question that narrows the score most. */
    String first(Scores.Of of) {
        return of.score().questions().stream()
                .findFirst()
                .map(narrowing -> narrowing.criterion().id() + ", " + language.of(narrowing.criterion().title())
                        + say("; narrows the score by ", " ; resserre la note de ") + number(narrowing.by()))
                .orElse("");
    }

    private void write(Scores scores, Lines lines, int depth, boolean inFull, Optional<String> day) {
        Framework framework = scores.framework();
        lines.line(
                depth,
                Lines.Look.STRONG,
                language.of(framework.title()) + say("; edition ", " ; édition ") + framework.edition()
                        + day.map(on -> say(", on ", ", le ") + on).orElse(""));
        lines.text(depth + 1, say("Weights: ", "Pondérations : ") + language.of(framework.weightSet()) + perfect(scores) + say(
                ". Score and level are two readings; neither follows from the other.",
                ". La note et le niveau sont deux lectures ; aucune ne découle de l'autre."));
        List<String> ranking = ranking(framework);
        if (!ranking.isEmpty()) {
            lines.text(
                    depth + 1,
                    say("Switched on: only the score counts ", "Activé : comptent pour la seule note ")
                            + String.join(", ", ranking) + ".");
        }
        scores.whole().ifPresent(whole -> whole(whole, scores, lines, depth + 1));
        int asked = !inFull ? 1 : scores.whole().isPresent() ? SHOWN : Integer.MAX_VALUE;
        parts(scores.components(), scores, lines, depth + 1, inFull, asked);
        parts(scores.products(), scores, lines, depth + 1, inFull, asked);
        if (scores.products().isEmpty() && scores.components().isEmpty()) {
            lines.line(depth + 1, say("There is nothing to score.", "Il n'y a rien à noter."));
        }
        if (inFull) {
            ladders(scores, asked, lines, depth + 1);
        }
    }

    /** Why rules leave some rungs and no others, down to the facts. */
    private void reasons(List<Reason> reasons, Lines lines, int depth) {
        if (reasons.isEmpty()) {
            return;
        }
        lines.blank();
        lines.line(depth, say("What rules conclude", "Ce que concluent les règles"));
        for (Reason reason : reasons) {
            lines.line(
                    depth + 1,
                    reason.criterion() + say(": ", " : ") + reason.rungs().stream().map(String::valueOf).collect(Collectors.joining(", "))
                            + "  " + reason.provision());
            lines.hanging(depth + 2, language.of(reason.because()));
            Map<String, List<String>> read = new LinkedHashMap<>();
            reason.facts().forEach(fact -> read.computeIfAbsent(fact.file() + ":" + fact.line(), at -> new ArrayList<>())
                    .add(fact.attribute() + say(": ", " : ") + language.of(fact.value())));
            read.entrySet().stream()
                    .limit(FEW)
                    .forEach(at -> lines.hanging(depth + 2, at.getKey() + "  " + String.join(language.semicolon(), at.getValue())));
        }
    }

    /** What the criteria ask that were named, and among which answers one chooses. Those with the same answers stand together. */
    private void ladders(Scores scores, int asked, Lines lines, int depth) {
        Set<String> named = scores.parts()
                .flatMap(of -> named(of.score(), asked))
                .collect(Collectors.toSet());
        Map<String, List<Framework.Criterion>> alike = new LinkedHashMap<>();
        scores.framework()
                .criteria()
                .filter(criterion -> named.contains(criterion.id()))
                .forEach(criterion -> alike.computeIfAbsent(ladder(criterion, scores.framework()), l -> new ArrayList<>()).add(criterion));
        if (alike.isEmpty()) {
            return;
        }
        lines.blank();
        lines.line(depth, say("What these criteria ask", "Ce que demandent ces critères"));
        alike.forEach((ladder, criteria) -> {
            for (Framework.Criterion criterion : criteria) {
                lines.line(depth + 1, criterion.id() + "  " + language.of(criterion.title()));
                criterion.help().ifPresent(help -> lines.hanging(depth + 2, language.of(help)));
            }
            lines.hanging(depth + 2, ladder);
        });
    }

    /** The criteria that a part names. */
    private static Stream<String> named(Score score, int asked) {
        return Stream.of(
                        few(score.governing().stream()),
                        few(contradicted(score)),
                        few(leftOut(score)),
                        score.questions().stream().limit(asked).map(narrowing -> narrowing.criterion().id()))
                .flatMap(Function.identity());
    }

    private static Stream<String> few(Stream<String> names) {
        return names.limit(FEW);
    }

    /** Rungs with what they say and grant; the words of some are in no source. */
    private String ladder(Framework.Criterion criterion, Framework framework) {
        List<String> levels = criterion.rungs().stream().map(rung -> framework.levels().get(rung.level()).id()).distinct().toList();
        String rungs = criterion.rungs().stream()
                .map(rung -> rung(rung, levels.size() == 1 ? "" : framework.levels().get(rung.level()).id()))
                .collect(Collectors.joining(say("; ", " ; ")));
        return levels.size() == 1 ? rungs + say("; each grants ", " ; chacun accorde ") + levels.get(0) : rungs;
    }

    /** @param level what it grants, unless its words begin with that; empty where it goes without saying */
    private String rung(Framework.Rung rung, String level) {
        String text = rung.text().map(language::of).orElse("");
        boolean said = level.isEmpty() || text.regionMatches(true, 0, level, 0, level.length());
        return (rung.number() + " " + text).strip() + (said ? "" : " (" + level + ")");
    }

    private void whole(Scores.Whole whole, Scores scores, Lines lines, int depth) {
        boolean one = whole.count() == 1;
        String parts = whole.ofComponents()
                ? one ? say("component", "composant") : say("components", "composants")
                : one ? say("product", "produit") : say("products", "produits");
        lines.blank();
        lines.line(
                depth,
                say("Whole design, as its weakest part: ", "Projet entier, par son maillon faible : ")
                        + reading(whole.score(), whole.level(), whole.gate(), scores));
        lines.hanging(
                depth + 1,
                say("of ", "de ") + whole.count() + " " + parts + say("; in the middle ", " ; au milieu ") + interval(whole.median())
                        + say(", highest ", ", au plus haut ") + interval(whole.highest()));
        lines.hanging(
                depth + 1,
                whole.distribution().stream()
                        .filter(band -> band.possible() > 0)
                        .map(band -> scores.framework().levels().get(band.level()).id() + say(": ", " : ")
                                + (band.certain() == band.possible()
                                        ? band.certain()
                                        : band.certain() + say(" to ", " à ") + band.possible()))
                        .collect(Collectors.joining(", ")));
        List<String> weakest = whole.weakest().stream().map(ScoreReport::name).toList();
        if (!weakest.isEmpty()) {
            lines.hanging(depth + 1, say("no better because of ", "pas mieux à cause de ") + few(weakest));
        }
    }

    /** Those of which the same is said together: of most of a design nobody has assessed anything. */
    private void parts(List<Scores.Of> all, Scores scores, Lines lines, int depth, boolean inFull, int asked) {
        Map<String, List<Scores.Of>> alike = new LinkedHashMap<>();
        for (Scores.Of of : all) {
            Lines said = new Lines();
            said.line(0, reading(of, scores));
            part(of, scores, said, 0, inFull, asked, narrowing -> List.of());
            alike.computeIfAbsent(said.toString(), s -> new ArrayList<>()).add(of);
        }
        alike.values().forEach(group -> {
            Scores.Of first = group.get(0);
            String names = group.stream().map(ScoreReport::name).collect(Collectors.joining(", "));
            lines.blank();
            if (group.size() == 1) {
                lines.line(depth, kind(first, "") + names + say(": ", " : ") + reading(first, scores));
            } else {
                lines.hanging(depth, kind(first, "s") + names + say(": ", " : ") + reading(first, scores));
            }
            part(first, scores, lines, depth, inFull, asked, narrowing -> group.stream()
                    .flatMap(of -> answer(narrowing, of.score()).asks().stream())
                    .map(one -> one.pointer())
                    .distinct()
                    .toList());
        });
    }

    private String kind(Scores.Of of, String plural) {
        return of.subject().isComponent()
                ? say("component" + plural + " ", "composant" + plural + " ")
                : say("product" + plural + " ", "produit" + plural + " ");
    }

    /** What is said of a part but its name. @param asked how many questions @param where the answer to a question is missing */
    private void part(
            Scores.Of of,
            Scores scores,
            Lines lines,
            int depth,
            boolean inFull,
            int asked,
            Function<Score.Narrowing, List<String>> where) {
        Score score = of.score();
        lines.hanging(
                depth + 1,
                score.settled() + say(" of ", " sur ") + score.answers().size() + say(" criteria settled, ", " critères réglés, ")
                        + score.evidenced() + say(" with evidence; assessed by: ", " avec preuve ; évalué par : ")
                        + (of.bases().isEmpty()
                                ? say("nobody", "personne")
                                : of.bases().stream().map(this::basis).collect(Collectors.joining(", "))));
        for (Scores.Why why : Scores.Why.values()) {
            named(
                    of.passed().stream().filter(passed -> passed.why() == why).map(Scores.Passed::criterion).toList(),
                    passedOver(why),
                    lines,
                    depth + 1);
        }
        named(score.governing(), say("no better because of ", "pas mieux à cause de "), lines, depth + 1);
        named(contradicted(score).toList(), say("contradicted: ", "contredits : "), lines, depth + 1);
        named(
                leftOut(score).toList(),
                say("left out, and the rest of the objective counts for the whole: ", "omis, et le reste de l'objectif compte pour le tout : "),
                lines,
                depth + 1);
        if (inFull) {
            for (Score.OfObjective part : score.objectives()) {
                lines.line(
                        depth + 1,
                        part.objective().id() + "  " + language.of(part.objective().title()) + say(": ", " : ")
                                + interval(part.score())
                                + part.level().map(level -> ", " + steps(level, scores.framework())).orElse("")
                                + part.gate().map(gate -> ", " + minimum(gate)).orElse(""));
            }
        }
        asked(score.questions().stream().limit(asked).toList(), lines, depth + 1, where);
        if (inFull && score.questions().size() > asked) {
            lines.hanging(
                    depth + 1,
                    say("and ", "et ") + (score.questions().size() - asked)
                            + say(" more; `--component` asks all of one", " de plus ; `--component` les pose toutes pour un seul"));
        }
    }

    /** The place of an answer is told once for all questions in a row that have it. */
    private void asked(List<Score.Narrowing> questions, Lines lines, int depth, Function<Score.Narrowing, List<String>> where) {
        List<String> here = List.of();
        for (Score.Narrowing narrowing : questions) {
            List<String> there = where.apply(narrowing);
            if (!here.isEmpty() && !here.equals(there)) {
                lines.hanging(depth + 1, few(here));
            }
            here = there;
            lines.hanging(
                    depth,
                    say("asks: ", "demande : ") + narrowing.criterion().id() + ", " + language.of(narrowing.criterion().title())
                            + say("; narrows the score by ", " ; resserre la note de ") + number(narrowing.by())
                            + (narrowing.decides() ? say(", may change the level", ", peut changer le niveau") : ""));
        }
        if (!here.isEmpty()) {
            lines.hanging(depth + 1, few(here));
        }
    }

    private String passedOver(Scores.Why why) {
        return switch (why) {
            case LATER -> say("not counted, dated after the day judged: ", "non compté, daté d'après le jour jugé : ");
            case TOO_OLD -> say("not counted, too old: ", "non compté, trop ancien : ");
            case NO_SUCH_ANSWER -> say(
                    "not counted, for by this framework every criterion applies: ", "non compté, car selon ce cadre tout critère s'applique : ");
        };
    }

    private String basis(String code) {
        return switch (code) {
            case "self" -> say("the supplier itself", "le fournisseur lui-même");
            case "third-party" -> say("a third party", "un tiers");
            case "buyer" -> say("the buyer", "l'acheteur");
            default -> code;
        };
    }

    private void named(List<String> criteria, String lead, Lines lines, int depth) {
        if (!criteria.isEmpty()) {
            lines.hanging(depth, lead + few(criteria));
        }
    }

    private static Stream<String> contradicted(Score score) {
        return score.answers().stream().filter(Answered::contradicted).map(Answered::criterion);
    }

    private static Stream<String> leftOut(Score score) {
        return score.answers().stream().filter(answer -> !answer.applies()).map(Answered::criterion);
    }

    private String few(List<String> names) {
        List<String> shown = new ArrayList<>(names.subList(0, Math.min(FEW, names.size())));
        String more = names.size() > shown.size()
                ? say(" and ", " et ") + (names.size() - shown.size()) + say(" more", " de plus")
                : "";
        return String.join(", ", shown) + more;
    }

    private String reading(
            Range<Fraction> score, Optional<Range<Integer>> level, Optional<Ternary> gate, Scores scores) {
        return interval(score)
                + level.map(of -> say("; ", " ; ") + steps(of, scores.framework()) + named(of, scores.framework())).orElse("")
                + gate.map(of -> say("; ", " ; ") + minimum(of)).orElse("");
    }

    private String named(Range<Integer> level, Framework framework) {
        Text title = framework.levels().get(level.most()).title();
        return " (" + (level.isPoint() ? "" : say("at most ", "au plus ")) + language.of(title).toLowerCase(Locale.ROOT) + ")";
    }

    private String steps(Range<Integer> level, Framework framework) {
        String most = framework.levels().get(level.most()).id();
        return level.isPoint() ? most : framework.levels().get(level.least()).id() + say(" to ", " à ") + most;
    }

    private String minimum(Ternary gate) {
        return switch (gate) {
            case YES -> say("reaches the minimum", "atteint le minimum");
            case NO -> say("misses the minimum", "n'atteint pas le minimum");
            case UNKNOWN -> say("minimum not settled", "minimum non établi");
        };
    }

    private String interval(Range<Fraction> range) {
        return range.isPoint() ? number(range.least()) : number(range.least()) + say(" to ", " à ") + number(range.most());
    }

    /** To a tenth, as points stand everywhere; a score that is not quite 0 or 100 may read so. */
    private String number(Fraction fraction) {
        return language.figure(fraction.tenths());
    }

    /** That the best sheet doesn't score 100, where the points of a framework add up to something else. */
    private String perfect(Scores scores) {
        return Stream.concat(scores.products().stream(), scores.components().stream())
                .map(of -> of.score().best())
                .findFirst()
                .filter(best -> !number(best).equals("100"))
                .map(best -> say("; a perfect sheet scores ", " ; une grille parfaite vaut ") + number(best) + say(", not 100", ", et non 100"))
                .orElse("");
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
