/** Two stores at once, and the way from one to the other. */
@NullMarked
package dev.afterrun.storage.move;

import org.jspecify.annotations.NullMarked;
