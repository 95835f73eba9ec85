/** Whether it is noted that somebody asks. */
@NullMarked
package dev.afterrun.storage.live;

import org.jspecify.annotations.NullMarked;
