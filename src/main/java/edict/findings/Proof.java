package edict.findings;

import edict.document.Place;
import edict.drl.Rule;
import edict.facts.Given;
import edict.vocabulary.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How one rule stands for one subject: what each of its conditions asked, what it saw, and down to which facts. Immutable.
 *
 * @param rule its name; empty for what stands without a rule: a path of other facts
 * @param at where the rule is written; for the duties of a table, where the table is
 * @param verdict of all conditions together
 * @param because the sentence of the provision, where the conditions hold or may
 * @param notInForce why the rule concludes nothing on the day, whatever its conditions say; empty when it does
 * @param steps one for each condition, in the order of the text
 * @param told whether the same was told before in this explanation; there are no steps then
 * @param others with what else the conditions stand as they do with what the steps show
 */
public record Proof(
        String rule,
        String provision,
        Place at,
        Verdict verdict,
        Optional<Text> because,
        Optional<Text> notInForce,
        List<Step> steps,
        boolean told,
        Others others) {

    /**
     * Other ways in which conditions stand alike.
     *
     * @param ways of each the things in which it differs from what is shown
     * @param more how many there are beside
     * @param bounded whether no more were looked for, so that there may be yet more
     */
    public record Others(List<List<Thing>> ways, int more, boolean bounded) {

        /** There are none. */
        public static final Others NONE = new Others(List.of(), 0, false);
    }

    /** How a condition stands. */
    public enum Verdict {
        HELD,
        FAILED,
        UNKNOWN,
        /** It is about something that an earlier condition did not find. */
        NOT_REACHED
    }

    /** What a condition saw. */
    public sealed interface Step {
        Verdict verdict();

        /** As DRL, on one line. */
        String condition();
    }

    /**
     * A pattern, and the fact that it found or came nearest to.
     *
     * @param pattern its variable and type, as written
     * @param gate whether it is no condition of the rule but what its whole pack presupposes
     * @param thing empty when nothing hangs together with what was found before
     * @param tests what was asked of the thing
     * @param bound what variables stand for from here on
     * @param row the table's entry, when the thing is a row
     * @param list the list in which such things stand, where documents have one: what is not in it, and not asked about it,
     *     is not there
     * @param proofs of a derived fact; of one that is not there, why the rules that conclude it don't
     * @param path the facts one after the other over which a closed relation leads
     * @param nearest what else was looked at, nearest first
     * @param more how many others there are
     */
    public record Fact(
            Verdict verdict,
            String condition,
            String pattern,
            String type,
            boolean gate,
            Optional<Thing> thing,
            List<Test> tests,
            List<Read> bound,
            Optional<Entry> row,
            Optional<String> list,
            List<Proof> proofs,
            List<Fact> path,
            List<Near> nearest,
            int more)
            implements Step {}

    /**
     * {@code ( … or … )}.
     *
     * @param ways the best of each alternative
     */
    public record Either(Verdict verdict, String condition, List<Way> ways) implements Step {}

    /**
     * {@code exists( … )}.
     *
     * @param ways what is there, or came nearest
     * @param more how many others are there
     */
    public record Exists(Verdict verdict, String condition, List<Way> ways, int more) implements Step {}

    /**
     * {@code not( … )}.
     *
     * @param ways what is there in spite of it; where nothing is, what came nearest and what kept it out
     * @param more how many others are there
     */
    public record Absent(Verdict verdict, String condition, List<Way> ways, int more) implements Step {}

    /**
     * {@code forall( … )}.
     *
     * @param all how many it speaks of
     * @param ways of those, first the ones that break it
     * @param more how many of them are not shown
     */
    public record Every(Verdict verdict, String condition, int all, List<Way> ways, int more) implements Step {}

    /**
     * {@code accumulate( … )}.
     *
     * @param ways what is counted or added up; what came nearest where there is nothing
     * @param all how many matches there are
     * @param more how many of them are not shown
     */
    public record Total(
            Verdict verdict,
            String condition,
            int all,
            List<Way> ways,
            int more,
            List<Result> results,
            List<Test> tests)
            implements Step {}

    /** @param function as written: {@code count()}, {@code sum( $v )} */
    public record Result(String variable, String function, Text value) {}

    /** One way in which conditions inside another are matched, or nearly. */
    public record Way(Verdict verdict, List<Step> steps) {}

    /**
     * Something of the design, of a table, or concluded.
     *
     * @param pointer of the entity, key of the row, or place where the answer is missing; empty for what is concluded
     * @param at empty for what stands nowhere
     */
    public record Thing(String type, String pointer, Text name, Optional<Place> at) {}

    /**
     * What a condition asks of one fact.
     *
     * @param condition as DRL
     * @param parts of {@code &&}, {@code ||} and {@code !}
     */
    public record Test(
            String condition, Verdict verdict, List<Read> reads, List<Setting> settings, List<Test> parts) {}

    /**
     * A value that a test read.
     *
     * @param attribute with its {@code $} for a variable
     * @param pointer where it stands or would; empty for what is concluded
     * @param at empty for what stands nowhere
     * @param source who says so, where it is not the document
     */
    public record Read(
            String attribute,
            Text value,
            String pointer,
            Optional<Place> at,
            Given.Origin origin,
            Optional<Given.Source> source) {}

    /**
     * A parameter as the test read it.
     *
     * @param entry empty where the profile sets the value
     */
    public record Setting(String parameter, Text value, Optional<Entry> entry) {}

    /** A dated entry of the law. */
    public record Entry(
            String id, Optional<LocalDate> from, Optional<LocalDate> until, Optional<Text> source, Place at) {}

    /** A fact that was looked at, and what kept it out. */
    public record Near(Thing thing, Verdict verdict, List<Test> against) {}

    /**
     * A conclusion, and the rules that draw it.
     *
     * @param type of the derived fact, for {@code classify}
     * @param byCompletion whether it is certain although each proof on its own leaves something open: one of them holds
     *     whatever the answers are
     * @param doubtful whether it was left open although a closer look shows a condition that fails whatever the answers are:
     *     the evaluation asks rather too much than too little
     * @param removals exemptions that certainly or possibly take it away
     */
    public record Concluded(
            Rule.Verb verb,
            Optional<String> type,
            Verdict verdict,
            boolean byCompletion,
            boolean doubtful,
            List<Proof> proofs,
            List<Removal> removals) {}

    /**
     * An exemption.
     *
     * @param lifts exemptions from the exemption
     */
    public record Removal(String provision, String rule, Verdict verdict, List<Proof> proofs, List<Removal> lifts) {}
}
