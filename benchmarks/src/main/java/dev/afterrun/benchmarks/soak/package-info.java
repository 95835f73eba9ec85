/** The whole of Afterrun at half of what it can do, for long, while its parts are killed. */
@NullMarked
package dev.afterrun.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
