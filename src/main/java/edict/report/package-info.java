/** The same result as JSON, text and more; one class per format. */
@NullMarked
package edict.report;

import org.jspecify.annotations.NullMarked;
