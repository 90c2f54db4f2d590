/** Other people's formats into documents. */
@NullMarked
package edict.imports;

import org.jspecify.annotations.NullMarked;
