/** A purchase: what is needed, who offers it, and how offers are compared. */
@NullMarked
package edict.procurement;

import org.jspecify.annotations.NullMarked;
