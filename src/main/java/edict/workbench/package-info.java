/** Cases, mutation, and what else the authors of rules need. */
@NullMarked
package edict.workbench;

import org.jspecify.annotations.NullMarked;
