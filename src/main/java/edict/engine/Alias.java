package edict.engine;

/**
 * The identity of a thing that the document does not name: what an unknown reference refers to, or the members of a list
 * that nobody listed.
 *
 * @param pointer where the answer is missing; for what hangs on something unnamed, where it would stand
 * @param unlisted whether it stands for any number of things, so that it is not even surely itself
 * @param asked pointer of the answer that would name it
 * @param depth how far it is from that answer: 0 for what the answer itself names
 * @param number which of the members of a list it is or hangs on, from 1; 0 where it is none
 * @param stranger whether it is surely nothing that the document names: what an unknown reference refers to may be
 */
record Alias(String pointer, boolean unlisted, String asked, int depth, int number, boolean stranger) {

    /** How far things beyond an unnamed thing are looked at one by one. */
    static final int DEEPEST = 2;

    /** What an unknown reference of the document refers to. */
    static Alias reference(String pointer) {
        return new Alias(pointer, false, pointer, 0, 0, false);
    }

    /** What a list of references may refer to beside those it names. */
    static Alias members(String listPointer) {
        return new Alias(listPointer + "/-", true, listPointer, 0, 0, false);
    }

    /** The things that nobody listed. */
    static Alias strangers(String listPointer) {
        return new Alias(listPointer + "/-", true, listPointer, 0, 0, true);
    }

    /** Anything that only something unnamed refers to. */
    static Alias beyond(String type, String asked) {
        return new Alias("beyond " + type, true, asked, DEEPEST, 0, false);
    }

    boolean isBeyond() {
        return pointer.startsWith("beyond ");
    }

    /** What a reference of this thing refers to. */
    Alias referredBy(String attribute) {
        return new Alias(pointer + "/" + attribute, false, asked, depth + 1, number, false);
    }

    /** The members of a list of this thing. */
    Alias membersOf(String collection) {
        return new Alias(pointer + "/" + collection + "/-", true, asked, depth + 1, number, false);
    }

    /** One of the things that this stands for. */
    Alias member(String type, int position) {
        return new Alias(pointer + position + " " + type, false, asked, depth, Math.max(number, position), stranger);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Alias alias && alias.pointer.equals(pointer) && alias.unlisted == unlisted;
    }

    @Override
    public int hashCode() {
        return pointer.hashCode();
    }
}
