/** From a finished run to settled artifacts and a snapshot of them. */
@NullMarked
package dev.afterrun.storage.publishing;

import org.jspecify.annotations.NullMarked;
