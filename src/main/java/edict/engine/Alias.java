package edict.engine;

/**
 * The identity of a thing that the document does not name: what an unknown reference refers to, or the members of a list
 * that nobody listed.
 *
 * @param pointer where the answer is missing
 * @param unlisted whether it stands for any number of things, so that it is not even surely itself
 */
record Alias(String pointer, boolean unlisted) {}
