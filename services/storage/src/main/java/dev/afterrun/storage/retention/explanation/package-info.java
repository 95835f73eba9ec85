/** Why files are here, what will end them, and what other rules would do. */
@NullMarked
package dev.afterrun.storage.retention.explanation;

import org.jspecify.annotations.NullMarked;
