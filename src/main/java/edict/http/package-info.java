/** The HTTP service. */
@NullMarked
package edict.http;

import org.jspecify.annotations.NullMarked;
