/** What Edict costs: benchmarks, run by hand, and the designs they run on. */
@NullMarked
package edict.benchmarks;

import org.jspecify.annotations.NullMarked;
