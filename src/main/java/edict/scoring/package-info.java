/** Scores by frameworks that are data: an interval for what is not known, and a gate that stands beside it. */
@NullMarked
package edict.scoring;

import org.jspecify.annotations.NullMarked;
