/** Packs, whole and damaged. */
@NullMarked
package dev.afterrun.persisted.pack;

import org.jspecify.annotations.NullMarked;
