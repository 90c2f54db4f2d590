/** The rulebook running; the only other user of Drools. */
@NullMarked
package edict.engine;

import org.jspecify.annotations.NullMarked;
