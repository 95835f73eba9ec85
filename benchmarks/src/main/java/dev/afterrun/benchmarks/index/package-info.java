/** How long indexes of packages take to be read. */
@NullMarked
package dev.afterrun.benchmarks.index;

import org.jspecify.annotations.NullMarked;
