/** What is still to be answered about a design, how people answer it, and the file that keeps the answers. */
@NullMarked
package edict.asking;

import org.jspecify.annotations.NullMarked;
