/** How much memory storage takes while many large uploads go through it at once. */
@NullMarked
package dev.afterrun.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
