/** The whole of Afterrun as it runs on one machine, and its command line, as processes. */
@NullMarked
package dev.afterrun.benchmarks.deployment;

import org.jspecify.annotations.NullMarked;
