/** What is lost when access is. */
@NullMarked
package edict.continuity;

import org.jspecify.annotations.NullMarked;
