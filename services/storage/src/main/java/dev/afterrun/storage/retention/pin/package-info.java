/** What was asked to be kept: by whom, why, and until when. */
@NullMarked
package dev.afterrun.storage.retention.pin;

import org.jspecify.annotations.NullMarked;
