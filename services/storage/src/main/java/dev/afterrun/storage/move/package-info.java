/** Stored bytes moved from one store to another, while both are read. */
@NullMarked
package dev.afterrun.storage.move;

import org.jspecify.annotations.NullMarked;
