/** The command line. */
@NullMarked
package edict.cli;

import org.jspecify.annotations.NullMarked;
