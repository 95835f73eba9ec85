/** What is left of jobs that have gone, and its end. */
@NullMarked
package dev.afterrun.storage.tombstone;

import org.jspecify.annotations.NullMarked;
