/** Lines over an axis, as SVG that is readable on light and on dark ground. */
@NullMarked
package dev.afterrun.benchmarks.plot;

import org.jspecify.annotations.NullMarked;
