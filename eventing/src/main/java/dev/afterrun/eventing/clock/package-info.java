/** The one clock. */
@NullMarked
package dev.afterrun.eventing.clock;

import org.jspecify.annotations.NullMarked;
