/** When the files of each job are due to go, as storage last told. */
@NullMarked
package dev.afterrun.reaper.schedule;

import org.jspecify.annotations.NullMarked;
