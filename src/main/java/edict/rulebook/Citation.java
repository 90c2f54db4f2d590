package edict.rulebook;

/** A place in the law, with a link. */
public record Citation(String act, String provision, String url) {}
