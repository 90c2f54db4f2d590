/** Packs, provisions, dated tables, registry, checked rules: one immutable whole. */
@NullMarked
package edict.rulebook;

import org.jspecify.annotations.NullMarked;
