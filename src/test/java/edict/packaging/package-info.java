/** What the build does to the program's jar once it is compiled and tested. */
@NullMarked
package edict.packaging;

import org.jspecify.annotations.NullMarked;
