/** What the rules mean, worked out the slow way: every completion of a document, by an interpreter of its own. */
@NullMarked
package edict.reference;

import org.jspecify.annotations.NullMarked;
