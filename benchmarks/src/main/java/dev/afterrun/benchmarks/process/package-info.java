/** What processes take: time and memory. */
@NullMarked
package dev.afterrun.benchmarks.process;

import org.jspecify.annotations.NullMarked;
