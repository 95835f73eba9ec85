/** How fast stores are compared with rows, in how much memory, and whether all that is wrong is found. */
@NullMarked
package dev.afterrun.benchmarks.audit;

import org.jspecify.annotations.NullMarked;
