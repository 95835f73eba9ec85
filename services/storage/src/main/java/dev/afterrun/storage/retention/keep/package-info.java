/** Keeping files beyond their time, and letting them go again. */
@NullMarked
package dev.afterrun.storage.retention.keep;

import org.jspecify.annotations.NullMarked;
