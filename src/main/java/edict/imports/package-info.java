/** Other people's formats into draft designs: what they say, where they say it, and what they leave open. */
@NullMarked
package edict.imports;

import org.jspecify.annotations.NullMarked;
