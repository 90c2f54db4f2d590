/** What may be said: types, attributes, codes; and what is generated from them. */
@NullMarked
package edict.vocabulary;

import org.jspecify.annotations.NullMarked;
