/** Generations of persisted sets: how they come, how they stand, and how they end. */
@NullMarked
package dev.afterrun.storage.persisted.generation;

import org.jspecify.annotations.NullMarked;
