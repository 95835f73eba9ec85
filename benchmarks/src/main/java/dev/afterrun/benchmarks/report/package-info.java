/** Medians and ratios, as a table for people and as JSON. */
@NullMarked
package dev.afterrun.benchmarks.report;

import org.jspecify.annotations.NullMarked;
