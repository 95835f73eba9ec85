/** Turns for what takes much. */
@NullMarked
package dev.afterrun.storage.turn;

import org.jspecify.annotations.NullMarked;
