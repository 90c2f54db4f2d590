package edict.asking;

import edict.document.Place;
import edict.rulebook.Coded;
import edict.vocabulary.AttributeType;
import edict.vocabulary.EntityType;
import edict.vocabulary.Text;
import java.util.List;
import java.util.Optional;

/**
 * A question as people are asked it, with what they need to answer.
 *
 * @param of id or pointer of the thing asked about; empty for the design; of a control whose it has to be, where that is not the
 *     organisation assessed
 * @param asks attribute, key of a list, {@code control:<id>} or {@code evidence:<kind>}
 * @param pointer where the answer goes
 * @param question as it is worded
 * @param about the thing asked about, as people call it
 * @param at where that stands
 * @param type of the attribute; of a control its state; empty for lists of things
 * @param member the type of the things listed; empty for attributes
 * @param help what to look at
 * @param source where the law asks it
 * @param settles provisions
 * @param rank from 1; 0 when it is not asked
 * @param scope ids that a control has to cover
 * @param names ids that an answer may name; of a list what stands in it
 * @param named what they are, as people call it
 */
public record Item(
        Kind kind,
        String of,
        String asks,
        String pointer,
        Text question,
        Text about,
        Optional<Place> at,
        Optional<AttributeType> type,
        Optional<EntityType> member,
        Optional<Text> help,
        Optional<Text> source,
        List<String> settles,
        int rank,
        List<String> scope,
        List<String> names,
        Text named) {

    /** Where an answer names nothing. */
    static final Text NOTHING = new Text("", "");

    static final String CONTROL = "control:";
    static final String EVIDENCE = "evidence:";

    /** What is asked for. */
    public enum Kind implements Coded {
        ATTRIBUTE,
        /** Whether a list of things is complete, and what else is in it. */
        LIST,
        /** Whether a control of the catalogue is in place. */
        CONTROL,
        /** What proves a control. */
        EVIDENCE
    }

    /** What is asked for without its kind: an attribute, a list, a control or a kind of evidence. */
    public String name() {
        return switch (kind) {
            case ATTRIBUTE, LIST -> asks;
            case CONTROL -> asks.substring(CONTROL.length());
            case EVIDENCE -> asks.substring(EVIDENCE.length());
        };
    }

    /** The id of the control that an answer adds, where nothing else is called so. */
    String controlId() {
        return of.isEmpty() ? name() : name() + '-' + of;
    }

    /** Whether an answer may hold a day. */
    boolean tellsDays() {
        AttributeType single = type.map(AttributeType::single).orElse(null);
        return kind == Kind.CONTROL || kind == Kind.EVIDENCE || single instanceof AttributeType.Date;
    }

    /** Whether an answer is a number. */
    boolean tellsNumber() {
        return kind == Kind.ATTRIBUTE && type.orElse(null) instanceof AttributeType.Num;
    }

    /** The same where one answer serves two questions. */
    Item also(Item other) {
        return new Item(
                kind, of, asks, pointer, new Text(question.en() + " " + other.question.en(), question.fr() + " " + other.question.fr()),
                about, at, type, member, help, source, settles, rank, scope, names, named);
    }
}
