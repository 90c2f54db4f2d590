package edict.drl;

/**
 * A rule file as it came.
 *
 * @param name as problems should name it
 * @param bytes not copied; nobody changes them
 */
@SuppressWarnings("ArrayRecordComponent")
public record RuleFile(String name, byte[] bytes) {}
