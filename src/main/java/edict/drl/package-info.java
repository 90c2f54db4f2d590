/** Rule files read and checked against the profile; the only user of Drools' parser. */
@NullMarked
package edict.drl;

import org.jspecify.annotations.NullMarked;
