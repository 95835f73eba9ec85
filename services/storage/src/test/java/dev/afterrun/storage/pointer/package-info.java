/** Pointers, through real publishing and the real local forge. */
@NullMarked
package dev.afterrun.storage.pointer;

import org.jspecify.annotations.NullMarked;
