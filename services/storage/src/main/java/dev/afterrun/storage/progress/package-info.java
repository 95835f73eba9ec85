/** Jobs that have not ended: what is expected, runs and goes missing, and when all of a commit's are in. */
@NullMarked
package dev.afterrun.storage.progress;

import org.jspecify.annotations.NullMarked;
