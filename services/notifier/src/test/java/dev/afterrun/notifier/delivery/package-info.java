/** Missed deliveries, on a real database and a double of GitHub. */
@NullMarked
package dev.afterrun.notifier.delivery;

import org.jspecify.annotations.NullMarked;
