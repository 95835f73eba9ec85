/** Owns time and pace: proposes the end of files when it is due; storage decides and disposes. */
@NullMarked
package dev.afterrun.reaper;

import org.jspecify.annotations.NullMarked;
