/** The crates of a ref. */
@NullMarked
package dev.afterrun.storage.index.cargo;

import org.jspecify.annotations.NullMarked;
