package edict.asking;

import edict.Evaluation;
import edict.decision.Outlook;
import edict.decision.Verdict;
import edict.document.Made;
import edict.document.Names;
import edict.document.Node;
import edict.document.Place;
import edict.document.Problem;
import edict.findings.Finding;
import edict.findings.Question;
import edict.report.Language;
import edict.vocabulary.AttributeType;
import edict.vocabulary.DaysInFigures;
import edict.vocabulary.EntityType;
import edict.vocabulary.Literals;
import edict.vocabulary.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks one question after the other, the one that can change most first, until no answer can change the decision any more.
 * Every answer is kept before the next question is asked.
 */
public final class Dialogue {

    private static final Place TYPED = new Place("<answer>", 1, 1);
    private static final int WIDTH = 100;

    /** Things beyond which a list of those that are asked the same helps nobody. */
    private static final int NAMED = 4;

    /** At the end of an answer that goes for all things that are asked the same. */
    private static final String ALIKE = "*";

    private final Settings settings;
    private final BufferedReader in;
    private final Consumer<String> out;
    private final Consumer<Session> keep;
    private final Set<List<String>> passed = new HashSet<>();
    /** Questions of a screening that are asked one by one after all. */
    private final Set<List<String>> alone = new HashSet<>();

    private Session session;
    private int answered;

    /**
     * How to ask.
     *
     * @param source who answers; the reason holds for every answer that gives none of its own
     * @param all whether to ask also what can't change the decision
     * @param instead what is asked in the place of that on which the decision hangs, the most important first, as it stands after each answer
     */
    public record Settings(Language language, Reply.Source source, boolean all, Optional<Function<Session, List<Question>>> instead) {

        public Settings(Language language, Reply.Source source, boolean all) {
            this(language, source, all, Optional.empty());
        }
    }

    private Dialogue(
            Session session, Settings settings, BufferedReader in, Consumer<String> out, Consumer<Session> keep) {
        this.session = session;
        this.settings = settings;
        this.in = in;
        this.out = out;
        this.keep = keep;
    }

    /**
     * Asks until there is nothing left to ask, or no more answers come in.
     *
     * @param out gets one line after the other
     * @param keep gets the session after each answer
     * @return the session with all answers
     */
    public static Session hold(
            Session session, Settings settings, BufferedReader in, Consumer<String> out, Consumer<Session> keep)
            throws IOException {
        Dialogue dialogue = new Dialogue(session, settings, in, out, keep);
        dialogue.hold();
        return dialogue.session;
    }

    private void hold() throws IOException {
        Evaluation evaluation = session.evaluation();
        say(verdict(evaluation.decision()).toUpperCase(Locale.ROOT) + tell(" as of ", " au ") + evaluation.asOf());
        say(tell(
                "An empty line skips, ? explains, quit ends. Add a reason after ` # `.",
                "Une ligne vide passe, ? explique, quit termine. Ajoutez une raison après ` # `."));
        boolean goesOn = true;
        while (goesOn) {
            if (settings.instead().isPresent()) {
                List<Item> left = unpassed(session.items().all(settings.instead().get().apply(session)));
                if (left.isEmpty()) {
                    say("");
                    say(answered(tell("Nothing is left to ask.", "Plus rien à demander.")));
                    return;
                }
                goesOn = ask(left.get(0), alike(left.get(0), left));
                continue;
            }
            Outlook outlook = session.outlook();
            boolean settled = outlook.isSettled() && !session.restsOnAssumptions();
            if (settled && !settings.all()) {
                settled(outlook);
                return;
            }
            List<Item> left = left(outlook);
            if (left.isEmpty()) {
                nothingLeft();
                return;
            }
            Item next = next(left);
            goesOn = ask(next, alike(next, left));
        }
        say("");
        say(answered(tell("Ended.", "Terminé.")));
    }

    /** What is still to be asked, by rank. */
    private List<Item> left(Outlook outlook) {
        Set<List<String>> decisive = new HashSet<>();
        for (Question question : session.evaluation().questions()) {
            if (settings.all() || outlook.hangsOn(question) || session.restsOnAssumptions()) {
                decisive.add(List.of(question.pointer(), question.attribute()));
            }
        }
        return unpassed(session.items().all().stream()
                .filter(item -> decisive.contains(List.of(item.pointer(), item.name())))
                .toList());
    }

    private List<Item> unpassed(List<Item> items) {
        return items.stream().filter(item -> !passed.contains(key(item))).toList();
    }

    private Item next(List<Item> left) {
        return left.stream()
                .filter(Dialogue::isFact)
                .findFirst()
                .map(first -> widest(first, left))
                .orElse(left.get(0));
    }

    /** The same question about other things. */
    private static List<Item> alike(Item item, List<Item> left) {
        return left.stream()
                .filter(other -> isFact(item)
                        && other.kind() == item.kind()
                        && other.asks().equals(item.asks())
                        && other.question().equals(item.question())
                        && other.type().equals(item.type())
                        && !other.of().equals(item.of()))
                .toList();
    }

    /** Whether something is owed at all is asked before whether it is done. */
    private static boolean isFact(Item item) {
        return item.kind() == Item.Kind.ATTRIBUTE || item.kind() == Item.Kind.LIST;
    }

    /** What answers several at once goes first where together they settle all that the question would. */
    private Item widest(Item first, List<Item> left) {
        return left.stream()
                .filter(item -> item.of().equals(first.of()))
                .filter(item -> {
                    List<Item> together = together(item);
                    return together.size() > 1
                            && together.stream()
                                    .flatMap(one -> one.settles().stream())
                                    .collect(Collectors.toSet())
                                    .containsAll(first.settles());
                })
                .findFirst()
                .orElse(first);
    }

    private static List<String> key(Item item) {
        return List.of(item.of(), item.asks());
    }

    /**
     * @param alike other things that are asked the same
     * @return whether to go on
     */
    private boolean ask(Item item, List<Item> alike) throws IOException {
        List<Item> together = together(item);
        // Of other things of which the same is asked at once.
        List<List<Item>> others = alike.stream().map(this::together).filter(other -> asks(other).equals(asks(together))).toList();
        say("");
        if (together.size() > 1) {
            screening(item).ifPresent(screening -> wrapped(0, settings.language().of(screening.question())));
            for (int i = 0; i < together.size(); i++) {
                Item one = together.get(i);
                wrapped(1, (i + 1) + " " + one.asks() + tell(": ", " : ") + settings.language().of(one.question()));
            }
            say("  " + Form.about(item, settings.language()));
            wrapped(1, tell(
                    "those that are so, by name or number, with commas; none; unknown; or one by one with -",
                    "ceux qui sont vrais, par nom ou numéro, avec des virgules ; aucun ; inconnu ; ou un par un avec -"));
        } else {
            wrapped(0, settings.language().of(item.question()));
            say("  " + Form.about(item, settings.language()));
            choices(item);
        }
        if (!others.isEmpty()) {
            offer(others.stream().map(other -> other.get(0)).toList());
        }
        while (true) {
            out.accept("> ");
            String line = in.readLine();
            if (line == null || line.strip().equals("quit") || line.strip().equals("q")) {
                return false;
            }
            String reply = line.strip();
            if (reply.isEmpty()) {
                together.forEach(one -> passed.add(key(one)));
                return true;
            }
            if (reply.equals(ALIKE)) {
                Stream.concat(Stream.of(together), others.stream()).flatMap(List::stream).forEach(one -> passed.add(key(one)));
                return true;
            }
            if (reply.equals("?")) {
                together.forEach(this::explain);
            } else if (reply.equals("-") && together.size() > 1) {
                together.forEach(one -> alone.add(key(one)));
                return true;
            } else if (take(together, others, reply)) {
                return true;
            }
        }
    }

    private static List<String> asks(List<Item> together) {
        return together.stream().map(Item::asks).toList();
    }

    private void offer(List<Item> alike) {
        String named = alike.stream()
                .limit(NAMED)
                .map(one -> settings.language().of(one.about()))
                .collect(Collectors.joining(", "));
        int more = alike.size() - NAMED;
        wrapped(1, tell("with ` *` at the end for ", "avec ` *` à la fin pour ")
                + named
                + (more > 0 ? tell(" and " + more + " more", " et " + more + " autres") : "")
                + tell(" as well; * alone skips them all", " aussi ; * seul les passe tous"));
    }

    /** What one screening question answers at once, as far as it is asked. */
    private List<Item> together(Item item) {
        Optional<EntityType.Screening> screening = screening(item);
        if (screening.isEmpty() || alone.contains(key(item))) {
            return List.of(item);
        }
        return session.items().all().stream()
                .filter(other -> other.of().equals(item.of())
                        && other.kind() == Item.Kind.ATTRIBUTE
                        && screening.get().attributes().contains(other.asks())
                        && !passed.contains(key(other)))
                .toList();
    }

    private Optional<EntityType.Screening> screening(Item item) {
        return session.screenings(item).stream()
                .filter(screening -> screening.attributes().contains(item.asks()))
                .findFirst();
    }

    private void choices(Item item) {
        List<String> codes = item.type()
                .map(type -> type instanceof AttributeType.Code code ? code.codes() : List.<String>of())
                .orElse(List.of());
        if (item.kind() == Item.Kind.ATTRIBUTE && codes.size() > 1) {
            StringBuilder numbered = new StringBuilder();
            for (int i = 0; i < codes.size(); i++) {
                numbered.append(i == 0 ? "" : "  ").append(i + 1).append(' ').append(codes.get(i));
            }
            wrapped(1, numbered + tell("  or unknown", "  ou inconnu"));
        } else {
            wrapped(1, settings.language().of(Expected.of(item)));
        }
    }

    private void explain(Item item) {
        item.help().ifPresent(help -> wrapped(1, settings.language().of(help)));
        Expected.meanings(item).forEach(meaning -> wrapped(2, settings.language().of(meaning)));
        item.source().ifPresent(source -> say("  " + settings.language().of(source)));
        wrapped(1, settings.language().of(Expected.of(item)));
        wrapped(1, tell("settles ", "tranche ") + String.join(", ", Question.summed(item.settles())));
        say("  " + item.pointer());
    }

    /** Who is asked in French writes the day first, and a comma before a fraction. */
    private String said(String reply, Item item) {
        return item.tellsDays()
                ? DaysInFigures.plain(reply, first())
                : settings.language() == Language.FR && item.tellsNumber() ? Figures.withPoint(reply) : reply;
    }

    private Optional<DaysInFigures.First> first() {
        return settings.language() == Language.FR ? Optional.of(DaysInFigures.First.DAY) : Optional.empty();
    }

    /** @param others of which the same is asked, if the reply ends so that it is meant for them as well */
    private boolean take(List<Item> together, List<List<Item>> others, String reply) {
        String value = value(reply);
        boolean all = !others.isEmpty() && value.endsWith(" " + ALIKE);
        String typed = all ? value.substring(0, value.length() - ALIKE.length()).strip() : value;
        List<List<Item>> asked = all ? Stream.concat(Stream.of(together), others.stream()).toList() : List.of(together);
        return together.size() > 1
                ? takeAtOnce(asked, typed, source(reply))
                : take(asked.stream().flatMap(List::stream).toList(), typed, source(reply));
    }

    /** @param items that are asked the same, at least one */
    private boolean take(List<Item> items, String typed, Reply.Source source) {
        Item item = items.get(0);
        Optional<String> twofold = item.tellsDays() ? DaysInFigures.twofold(typed, first()) : Optional.empty();
        if (twofold.isPresent()) {
            wrapped(1, twofold.get());
            return false;
        }
        String said = said(typed, item);
        List<Node.Mapping> answers = new ArrayList<>();
        for (Item one : items) {
            Reply.Outcome outcome = Reply.read(said, one, source, session.items().ids(), TYPED);
            if (outcome instanceof Reply.Wrong wrong) {
                refused(item, said, wrong.problems());
                return false;
            }
            answers.add(((Reply.Answered) outcome).answer());
        }
        return take(items, answers);
    }

    /** @param groups of different things, each of which is asked the same at once */
    private boolean takeAtOnce(List<List<Item>> groups, String typed, Reply.Source source) {
        Map<String, Node> set = new LinkedHashMap<>();
        Set<String> named = new HashSet<>();
        List<String> known = asks(groups.get(0));
        boolean unknown = Reply.isUnknown(typed);
        if (!unknown && !Reply.isNone(typed)) {
            for (String part : typed.split("[,;]", -1)) {
                String name = Reply.numbered(part.strip(), known);
                if (!known.contains(name)) {
                    say("  " + tell("expected some of ", "attendu parmi ") + String.join(", ", known)
                            + tell(", none or unknown; found ", ", aucun ou inconnu ; lu ") + name);
                    return false;
                }
                named.add(name);
            }
        }
        known.forEach(name ->
                set.put(name, unknown ? Made.text(Literals.UNKNOWN, TYPED) : Made.flag(named.contains(name), TYPED)));
        return take(
                groups.stream().flatMap(List::stream).toList(),
                groups.stream().map(group -> Reply.answer(group.get(0).of(), set, source, TYPED)).toList());
    }

    /** @param items what the answers are to */
    private boolean take(List<Item> items, List<Node.Mapping> answers) {
        Session.Outcome outcome = session.with(answers);
        if (outcome instanceof Session.Wrong wrong) {
            wrong(wrong.problems());
            return false;
        }
        items.forEach(item -> passed.add(key(item)));
        Verdict before = session.evaluation().decision();
        session = ((Session.Ready) outcome).session();
        keep.accept(session);
        answered += answers.size();
        Verdict after = session.evaluation().decision();
        if (after != before) {
            say("  " + tell("The decision is now: ", "La décision est maintenant : ") + verdict(after) + tell(" (was ", " (était ")
                    + verdict(before) + ")");
        }
        return true;
    }

    private static String value(String reply) {
        int reason = reply.indexOf(" # ");
        return reason < 0 ? reply : reply.substring(0, reason).strip();
    }

    private Reply.Source source(String reply) {
        int reason = reply.indexOf(" # ");
        Reply.Source usual = settings.source();
        return reason < 0
                ? usual
                : new Reply.Source(usual.by(), usual.on(), usual.evidence(), Optional.of(reply.substring(reason + 3).strip()));
    }

    /** What is wrong with a document is told in English, as everywhere; what was expected of an answer, in the language in which it was asked. */
    private void refused(Item item, String said, List<Problem> problems) {
        if (settings.language() == Language.FR) {
            wrapped(1, "attendu : " + Expected.of(item).fr() + " ; lu " + Names.quote(said));
        } else {
            wrong(problems);
        }
    }

    private void wrong(List<Problem> problems) {
        for (Problem problem : problems) {
            boolean here = problem.at().file().equals(TYPED.file());
            wrapped(1, here ? problem.message() : problem.toString());
        }
    }

    private void settled(Outlook outlook) {
        say("");
        int left = session.evaluation().questions().size();
        wrapped(0, tell("The decision can't change any more: ", "La décision ne peut plus changer : ")
                + verdict(session.evaluation().decision()) + ".");
        for (Finding finding : outlook.fixed().stream().limit(5).toList()) {
            wrapped(1, tell("because of ", "en raison de ") + settings.language().of(finding.title()) + " ("
                    + finding.provision() + "), " + finding.subject().id().orElse(finding.subject().pointer()));
        }
        if (outlook.fixed().isEmpty()) {
            wrapped(1, tell("nothing that is open speaks against it", "rien de ce qui est ouvert ne s'y oppose"));
        }
        if (left > 0) {
            wrapped(1, tell(
                    "questions left that change no decision: " + left + "; --all asks them",
                    "questions restantes qui ne changent pas la décision : " + left + " ; --all les pose"));
            session.evaluation().mayReject().ifPresent(more -> wrapped(1, settings.language().of(more)));
        }
        say(answered(""));
    }

    private void nothingLeft() {
        say("");
        int left = session.evaluation().questions().size();
        wrapped(0, tell("Nothing is left to ask that could change the decision: ", "Plus rien à demander qui change la décision : ")
                + verdict(session.evaluation().decision()) + ".");
        if (left > 0) {
            wrapped(1, tell(
                    "questions that stay open, skipped, unknown or without effect on the decision: " + left,
                    "questions qui restent ouvertes, passées, inconnues ou sans effet sur la décision : " + left));
        }
        say(answered(""));
    }

    private String answered(String before) {
        String count = tell("Answers kept: ", "Réponses conservées : ") + answered;
        return before.isEmpty() ? count : before + " " + count;
    }

    private String verdict(Verdict verdict) {
        return switch (verdict) {
            case APPROVED -> tell("approved", "approuvé");
            case APPROVED_WITH_CONDITIONS -> tell("approved with conditions", "approuvé sous conditions");
            case NEEDS_REVIEW -> tell("needs review", "à examiner");
            case REJECTED -> tell("rejected", "rejeté");
        };
    }

    private String tell(String en, String fr) {
        return settings.language().of(new Text(en, fr));
    }

    private void say(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .forEach(c -> clean.appendCodePoint(
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c));
        out.accept(clean.append('\n').toString());
    }

    private void wrapped(int depth, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        lines.forEach(one -> say("  ".repeat(depth) + one));
    }
}
