/** Tests of crates and their index. */
@NullMarked
package dev.afterrun.storage.index.cargo;

import org.jspecify.annotations.NullMarked;
