/** The service as a whole, on real parts. */
@NullMarked
package dev.afterrun.reaper;

import org.jspecify.annotations.NullMarked;
