/** Proposals on a real PostgreSQL. */
@NullMarked
package dev.afterrun.reaper.pace;

import org.jspecify.annotations.NullMarked;
