/** One trace through all services: each step knows which step set it off, and says so to whoever watches. */
@NullMarked
package dev.afterrun.eventing.trace;

import org.jspecify.annotations.NullMarked;
