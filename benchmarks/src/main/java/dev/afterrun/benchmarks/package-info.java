/** Afterrun beside a floor and its peers, measured in turns in one run, as one table. */
@NullMarked
package dev.afterrun.benchmarks;

import org.jspecify.annotations.NullMarked;
