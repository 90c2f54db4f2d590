/** Texts as read: every value with its JSON pointer, line and column. */
@NullMarked
package edict.document;

import org.jspecify.annotations.NullMarked;
