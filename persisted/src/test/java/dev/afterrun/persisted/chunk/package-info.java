/** Where a file is cut, so that a change moves few cuts. */
@NullMarked
package dev.afterrun.persisted.chunk;

import org.jspecify.annotations.NullMarked;
