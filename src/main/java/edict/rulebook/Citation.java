package edict.rulebook;

import edict.vocabulary.Text;

/** A place in the law, with a link. */
public record Citation(Text act, Text provision, Text url) {}
