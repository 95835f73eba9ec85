/** A load generator for HTTP that is a process of its own. */
@NullMarked
package dev.afterrun.benchmarks.load;

import org.jspecify.annotations.NullMarked;
