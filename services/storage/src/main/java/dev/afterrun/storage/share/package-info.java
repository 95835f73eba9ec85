/** Files that people send by hand: each a small job of its own, with an address at once. */
@NullMarked
package dev.afterrun.storage.share;

import org.jspecify.annotations.NullMarked;
