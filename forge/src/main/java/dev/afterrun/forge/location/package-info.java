/** Which forge there is and how to reach it: the one place that knows every adapter. */
@NullMarked
package dev.afterrun.forge.location;

import org.jspecify.annotations.NullMarked;
