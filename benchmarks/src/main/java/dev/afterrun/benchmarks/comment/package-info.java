/** How long after its event was accepted a run shows on the pull request. */
@NullMarked
package dev.afterrun.benchmarks.comment;

import org.jspecify.annotations.NullMarked;
