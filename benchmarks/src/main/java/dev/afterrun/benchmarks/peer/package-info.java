/** Others' programs that stand beside. */
@NullMarked
package dev.afterrun.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
