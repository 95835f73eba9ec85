/** Generations of sets, from being saved to their end, as the server sees them. */
@NullMarked
package dev.afterrun.storage.persisted.generation;

import org.jspecify.annotations.NullMarked;
