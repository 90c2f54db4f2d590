package edict.findings;

import edict.vocabulary.Text;

/** A value that nobody stated and the vocabulary assumes. */
public record Assumption(String pointer, String attribute, Text value, Text because) {}
