/** The document as the law sees it, with what is unknown and where each fact comes from. */
@NullMarked
package edict.facts;

import org.jspecify.annotations.NullMarked;
