/** How much more a service does when there are more replicas of it, while what it waits for is slow. */
@NullMarked
package dev.afterrun.benchmarks.scaling;

import org.jspecify.annotations.NullMarked;
