/** Tests of jobs that have not ended. */
@NullMarked
package dev.afterrun.storage.progress;

import org.jspecify.annotations.NullMarked;
