/** How fast ends are proposed: in batches by repository, again and again until storage has acted. */
@NullMarked
package dev.afterrun.reaper.pace;

import org.jspecify.annotations.NullMarked;
