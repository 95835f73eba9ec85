/** The service as a whole, on real parts. */
@NullMarked
package dev.afterrun.notifier;

import org.jspecify.annotations.NullMarked;
