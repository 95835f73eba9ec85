/** Archives of sets, unpacked by a real tar. */
@NullMarked
package dev.afterrun.persisted.archive;

import org.jspecify.annotations.NullMarked;
