/** The whole flow in one place. */
@NullMarked
package edict;

import org.jspecify.annotations.NullMarked;
