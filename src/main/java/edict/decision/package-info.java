/** Approved, approved with conditions, needs review, rejected. */
@NullMarked
package edict.decision;

import org.jspecify.annotations.NullMarked;
