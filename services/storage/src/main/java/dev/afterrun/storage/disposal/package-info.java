/** The end of files: expiry decided by the database's clock, then condemned, deleted, forgotten. */
@NullMarked
package dev.afterrun.storage.disposal;

import org.jspecify.annotations.NullMarked;
