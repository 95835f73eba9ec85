/** How long a start takes, and how much memory the parts hold then. */
@NullMarked
package dev.afterrun.benchmarks.footprint;

import org.jspecify.annotations.NullMarked;
