package edict.report;

import edict.Evaluation;
import edict.Remedy;
import edict.decision.Verdict;
import edict.document.Node;
import edict.document.Place;
import edict.document.Pointers;
import edict.facts.Entity;
import edict.facts.Facts;
import edict.facts.Lever;
import edict.facts.Option;
import edict.facts.Ternary;
import edict.findings.Conclusions;
import edict.findings.Finding;
import edict.findings.Question;
import edict.rulebook.Effect;
import edict.rulebook.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What would have to change for a design to go ahead, as JSON for other programs, and for people at a terminal. */
public final class RemedyReport {

    /** Things that a line names. */
    private static final int NAMED = 6;

    /** Of what is violated and yet no reason to stop. */
    private static final int VIOLATED = 12;

    private final Remedy remedy;
    private final Facts facts;
    private final Language language;
    private final FindingText words;

    private RemedyReport(Remedy remedy, Language language) {
        this.remedy = remedy;
        this.facts = remedy.today().days().get(0).facts();
        this.language = language;
        this.words = new FindingText(language);
    }

    /** {@code stages}, ended by a newline. Equal remedies give equal bytes. */
    public static String json(Remedy remedy, Language language) {
        return JsonText.of(new RemedyReport(remedy, language).json());
    }

    /** What takes the rejection away, what takes the need for a review away, and what each leaves. */
    public static String text(Remedy remedy, Language language) {
        return new RemedyReport(remedy, language).text();
    }

    private ObjectNode json() {
        ObjectNode node = Nodes.object();
        node.put("asOf", remedy.asOf().toString());
        node.put("knownOn", remedy.knownOn().toString());
        node.putObject("rulebook").put("hash", remedy.rulebook());
        node.put("profile", remedy.profile());
        node.put("decision", remedy.today().decision().code());
        node.put("enough", remedy.isEnough());
        node.put("conditions", remedy.last().conditions().size());
        node.set("violated", Nodes.array(new Outline(remedy.last(), language).violated(), this::finding));
        node.set("stages", Nodes.array(remedy.stages(), this::stage));
        return node;
    }

    private ObjectNode stage(Remedy.Stage stage) {
        ObjectNode node = Nodes.object();
        node.put("towards", stage.better().code());
        node.set("changes", Nodes.array(stage.changes(), this::change));
        node.set("left", Nodes.array(stage.left(), this::finding));
        node.put("decision", stage.then().decision().code());
        node.put("conditions", stage.then().conditions().size());
        node.set("asks", Nodes.array(remedy.asked(stage), question -> Nodes.question(question, language)));
        node.put("whole", stage.whole());
        node.set("steps", Nodes.array(stage.steps(), RemedyReport::step));
        return node;
    }

    private ObjectNode change(Remedy.Change change) {
        ObjectNode node = Nodes.object();
        if (change.made().get(0).target() instanceof Lever.OfEntity target) {
            node.put("of", id(target.entity()));
            node.put("attribute", target.attribute());
        } else if (change.made().get(0) instanceof Lever.Offered offered) {
            node.put("option", offered.option().id());
        } else {
            Lever.OfOrganisation target = (Lever.OfOrganisation) change.made().get(0).target();
            node.put("control", target.control());
            Nodes.put(node, "holder", target.holder());
            node.set("scope", Nodes.strings(scope(change)));
        }
        node.put("question", language.of(change.asked()));
        Nodes.put(node, "today", change.today().map(language::of));
        node.put("then", language.of(change.then()));
        node.putObject("at").put("file", change.at().file()).put("line", change.at().line()).put("column", change.at().column());
        node.set("clears", Nodes.array(change.cleared(), this::finding));
        return node;
    }

    private ObjectNode finding(Finding finding) {
        ObjectNode node = Nodes.object();
        node.put("provision", finding.provision());
        node.put("title", language.of(finding.title()));
        node.put("subject", FindingText.name(finding.subject()));
        node.put("pointer", finding.subject().pointer());
        node.set("who", JsonReport.who(finding.who()));
        node.put("forContract", isForContract(finding));
        node.put("status", finding.status().code());
        node.put("effect", finding.effect().code());
        Nodes.put(node, "remedy", finding.remedy().map(language::of));
        if (finding.status() == Status.OPEN) {
            node.set("asks", Nodes.strings(asked(finding).toList()));
        }
        return node;
    }

    /** As the design would write it under {@code changes} of an option. */
    private static ObjectNode step(Option.Step step) {
        ObjectNode node = Nodes.object().put("of", step.of());
        ObjectNode set = node.putObject("set");
        step.set().forEach((key, value) -> set.set(key, said(value)));
        return node;
    }

    private static JsonNode said(Node node) {
        if (node instanceof Node.Mapping mapping) {
            ObjectNode object = Nodes.object();
            mapping.entries().forEach((key, value) -> object.set(key, said(value)));
            return object;
        }
        if (node instanceof Node.Sequence list) {
            return Nodes.array(list.items(), RemedyReport::said);
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return scalar.kind() == Node.Kind.BOOLEAN
                ? JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(scalar.text()))
                : JsonNodeFactory.instance.stringNode(scalar.text());
    }

    private String text() {
        Lines lines = new Lines();
        if (remedy.stages().isEmpty()) {
            String nothing = remedy.isEnough()
                    ? say("Nothing has to change, as of ", "Rien n'est à changer, au ")
                    : say("What is known calls for no change, as of ", "Ce qui est connu n'appelle aucun changement, au ");
            lines.hanging(0, nothing + remedy.asOf() + words.colon() + language.of(remedy.today().decision().word()) + ".");
            open(lines);
            conditions(lines);
            return lines.toString();
        }
        lines.hanging(0, language.of(remedy.today().decision().word()) + say(" as of ", " au ") + remedy.asOf()
                + say("; what would have to change:", " ; ce qui serait à changer :"));
        int number = 0;
        List<Finding> told = List.of();
        for (Remedy.Stage stage : remedy.stages()) {
            lines.blank();
            number = stage(stage, number, told, lines);
            told = stage.left();
        }
        open(lines);
        conditions(lines);
        return lines.toString();
    }

    /** What stays to be done, whether it goes ahead or somebody still has to look at it. */
    private void conditions(Lines lines) {
        Evaluation last = remedy.last();
        if (last.decision() == Verdict.REJECTED || last.conditions().isEmpty()) {
            return;
        }
        lines.blank();
        String ahead = remedy.isEnough()
                ? say("It goes ahead with conditions (", "Cela peut aller de l'avant sous conditions (")
                : say("Once somebody has looked at it, there are conditions (", "Après examen, il y a des conditions (");
        lines.hanging(0, ahead + last.conditions().size() + say("), which `check` tells.", "), que donne `check`."));
        Facts then = last.days().get(0).facts();
        Map<Boolean, List<Finding>> byOthers = new Outline(last, language)
                .violated().stream().collect(Collectors.partitioningBy(RemedyReport::isForContract));
        List<Finding> own = byOthers.getOrDefault(false, List.of());
        if (!own.isEmpty()) {
            lines.hanging(0, say("Of what they are about, this is violated already (", "De ce dont il s'agit, ceci est déjà violé (")
                    + own.size() + ")" + words.colon().stripTrailing());
            new FindingLines(then, language, words, lines).write(own, Lines.Look.DOUBTFUL, VIOLATED, finding -> true);
        }
        List<Finding> others = byOthers.getOrDefault(true, List.of());
        if (!others.isEmpty()) {
            lines.hanging(0, words.contract() + say(", violated already by others (", ", déjà violé par d'autres (")
                    + others.size() + ")" + words.colon().stripTrailing());
            new TextSummary(then, language, words, lines).contracts(others);
        }
    }

    /** As {@link edict.decision.Condition} has it. */
    private static boolean isForContract(Finding finding) {
        return finding.bearer() == Ternary.NO;
    }

    /** What has to be answered before anybody can say whether it has to be changed. */
    private void open(Lines lines) {
        long open = remedy.last().findings().stream()
                .filter(finding -> finding.status() == Status.OPEN && finding.effect().compareTo(Effect.REVIEW) >= 0)
                .count();
        if (open > 0) {
            lines.blank();
            lines.hanging(0, say("Open all the same, which no change settles but an answer: ", "Reste ouvert, ce qu'aucun changement ne tranche mais une réponse : ")
                    + open + say("; `ask` asks what it hangs on.", " ; `ask` demande ce dont cela dépend."));
        }
    }

    /**
     * @param before how many changes were told
     * @param told what is left by the stage before
     * @return the number of changes with those of the stage
     */
    private int stage(Remedy.Stage stage, int before, List<Finding> told, Lines lines) {
        int changes = stage.changes().size();
        lines.hanging(0, aim(stage) + words.colon() + (changes == 0
                ? say("no change that is known of helps.", "aucun changement connu n'y aide.")
                : counted(changes, before)));
        int number = before;
        for (List<Remedy.Change> alike : alike(stage.changes())) {
            number += alike.size();
            told(alike, (alike.size() == 1 ? "" : number - alike.size() + 1 + "–") + number + ". ", lines);
            reasons(alike, lines);
        }
        left(stage.left(), told, lines);
        if (changes > 0) {
            lines.hanging(0, (number == 1
                            ? say("With this change it is: ", "Avec ce changement : ")
                            : say("With these " + number + " changes it is: ", "Avec ces " + number + " changements : "))
                    + language.of(stage.then().decision().word())
                    + (stage.then().conditions().isEmpty()
                            ? ""
                            : say(", conditions: ", ", conditions : ") + stage.then().conditions().size())
                    + ".");
            asked(remedy.asked(stage), lines);
        }
        if (!stage.whole()) {
            lines.hanging(0, say(
                    "Not all that could be changed was tried: that is too much.",
                    "Tout ce qui pourrait changer n'a pas été essayé : c'est trop."));
        }
        return number;
    }

    /** What the changes are for: no more than they reach, where there are any. */
    private String aim(Remedy.Stage stage) {
        boolean rejecting = stage.better() == Verdict.NEEDS_REVIEW;
        if (stage.changes().isEmpty() || stage.isReached()) {
            return rejecting
                    ? say("So that nothing rejects it", "Pour que rien ne le fasse rejeter")
                    : say("So that nobody has to look at it", "Pour que personne n'ait à l'examiner");
        }
        return rejecting
                ? say("So that less rejects it", "Pour que moins de choses le fassent rejeter")
                : say("So that less has to be looked at", "Pour qu'il reste moins à examiner");
    }

    private void asked(List<Question> questions, Lines lines) {
        if (questions.isEmpty()) {
            return;
        }
        lines.hanging(0, say("It is then asked as well, and what the changes are worth may hang on it (", "Il est alors aussi demandé, et la portée des changements peut en dépendre (")
                + questions.size() + ")" + words.colon().stripTrailing());
        questions.stream()
                .limit(NAMED)
                .forEach(question -> lines.hanging(1, question.about().map(about -> language.of(about) + words.colon()).orElse("")
                        + language.of(question.question()) + "  (" + question.pointer() + ")"));
        int more = questions.size() - NAMED;
        if (more > 0) {
            lines.hanging(1, say("and " + more + " more; `--format json` lists them all", "et " + more + " de plus ; `--format json` les donne toutes"));
        }
    }

    private String counted(int changes, int before) {
        String more = before == 0 ? "" : say(" more", " de plus");
        return changes == 1
                ? say("one change", "un changement") + more
                : say(changes + " changes", changes + " changements") + more + say(", none of which can be left out", ", dont aucun ne peut être omis");
    }

    /** The same answer to the same question, for the same provisions. */
    private static List<List<Remedy.Change>> alike(List<Remedy.Change> changes) {
        return new ArrayList<>(Alike.groups(changes, change -> List.of(
                change.asked(),
                change.then(),
                change.today(),
                change.cleared().stream().map(Finding::provision).collect(Collectors.toSet()))));
    }

    private void told(List<Remedy.Change> alike, String number, Lines lines) {
        Remedy.Change first = alike.get(0);
        if (first.made().get(0).target() instanceof Lever.OfEntity target) {
            lines.hanging(1, number + listed(Alike.names(alike, change -> name(((Lever.OfEntity) change.made().get(0).target()).entity())))
                    + words.colon() + language.of(first.asked()));
            boolean added = first.made().get(0) instanceof Lever.Saying saying && saying.added();
            lines.hanging(3, target.attribute() + words.colon() + first.today().map(language::of).orElse("") + " → "
                    + (added ? say("also ", "aussi ") : "") + language.of(first.then()) + "  (" + places(alike) + ")");
        } else if (first.made().get(0) instanceof Lever.Offered offered) {
            lines.hanging(1, number + say("take the option ", "retenir l'option ") + offered.option().id() + words.colon() + language.of(first.asked()));
        } else {
            lines.hanging(1, number + listed(scope(first)) + words.colon() + say("put in place “", "mettre en place « ") + language.of(first.asked())
                    + say("”", " »")
                    + ((Lever.OfOrganisation) first.made().get(0).target()).holder().map(holder -> say(", at ", ", chez ") + holder).orElse("")
                    + (language.of(first.then()).isEmpty() ? "" : say(", with ", ", avec ") + language.of(first.then())));
        }
    }

    /** {@code design.yaml:4,9}. */
    private static String places(List<Remedy.Change> alike) {
        return alike.stream()
                .map(Remedy.Change::at)
                .collect(Collectors.groupingBy(
                        Place::file, LinkedHashMap::new, Collectors.mapping(place -> String.valueOf(place.line()), Collectors.joining(","))))
                .entrySet()
                .stream()
                .map(file -> file.getKey() + ":" + file.getValue())
                .collect(Collectors.joining(" "));
    }

    private void reasons(List<Remedy.Change> alike, Lines lines) {
        List<Finding> cleared = alike.stream().flatMap(change -> change.cleared().stream()).toList();
        Alike.groups(cleared, finding -> List.of(finding.provision())).forEach(some -> {
            lines.hanging(3, say("for ", "pour ") + some.get(0).provision() + words.colon() + language.of(some.get(0).title()));
            if (some.stream().allMatch(finding -> finding.status() == Status.OPEN)) {
                Set<String> changed = alike.stream().flatMap(change -> change.made().stream()).map(RemedyReport::pointer).collect(Collectors.toSet());
                List<String> others = some.stream().flatMap(RemedyReport::asked).distinct().filter(asked -> !changed.contains(asked)).toList();
                lines.hanging(4, say("open with the other changes", "ouvert avec les autres changements")
                        + (others.isEmpty() ? "" : say("; an answer may do as well: ", " ; une réponse peut y suffire : ") + listed(others)));
            }
        });
    }

    /** Where what is changed stands, if it is an answer. */
    private static String pointer(Lever lever) {
        return lever.target() instanceof Lever.OfEntity target ? Pointers.child(target.entity(), target.attribute()) : "";
    }

    /** Where what is open could be answered. */
    private static Stream<String> asked(Finding finding) {
        return finding.questions().stream().map(Conclusions.Asked::pointer);
    }

    private void left(List<Finding> left, List<Finding> told, Lines lines) {
        Set<List<Object>> known = told.stream().map(RemedyReport::about).collect(Collectors.toSet());
        List<Finding> further = left.stream().filter(finding -> !known.contains(about(finding))).toList();
        if (further.isEmpty()) {
            return;
        }
        lines.hanging(0, (told.isEmpty()
                        ? say("Not to be had by such changes (", "Hors de portée de tels changements (")
                        : say("Not to be had by such changes besides (", "Hors de portée de tels changements, en plus ("))
                + further.size() + ")" + words.colon().stripTrailing());
        Alike.groups(further, Alike::key).forEach(some -> {
            Finding first = some.get(0);
            lines.hanging(1, first.provision() + "  " + listed(Alike.names(some, finding -> FindingText.name(finding.subject())))
                    + words.colon() + language.of(first.title()) + words.bearers(", ", some, NAMED));
            first.remedy().ifPresent(text -> lines.hanging(3, say("remedy: ", "remède : ") + language.of(text)));
        });
    }

    private static List<Object> about(Finding finding) {
        return List.of(finding.provision(), finding.subject().pointer(), finding.who());
    }

    private static List<String> scope(Remedy.Change change) {
        return change.made().stream().map(lever -> ((Lever.InPlace) lever).scope()).distinct().toList();
    }

    private String id(String key) {
        return facts.entity(key).flatMap(Entity::id).orElse(key);
    }

    /** By its id, or that of what it is part of and its line. */
    private String name(String key) {
        Optional<Entity> entity = facts.entity(key);
        return entity.flatMap(Entity::id)
                .orElseGet(() -> entity.map(part -> owner(part).map(owner -> owner + ", ").orElse("") + say("line ", "ligne ") + part.at().line())
                        .orElse(key));
    }

    private Optional<String> owner(Entity part) {
        return part.owner().flatMap(facts::entity).flatMap(owner -> owner.id().or(() -> owner(owner)));
    }

    private String listed(Collection<String> names) {
        return Alike.listed(names, NAMED, language);
    }

    private String say(String en, String fr) {
        return language.say(en, fr);
    }
}
