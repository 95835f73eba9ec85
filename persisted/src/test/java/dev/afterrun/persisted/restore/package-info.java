/** Sets brought back to real directories: exactly, or not at all. */
@NullMarked
package dev.afterrun.persisted.restore;

import org.jspecify.annotations.NullMarked;
