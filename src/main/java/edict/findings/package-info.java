/** What rules conclude: findings, questions, obligations, and why. */
@NullMarked
package edict.findings;

import org.jspecify.annotations.NullMarked;
