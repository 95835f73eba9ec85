/** Conda packages: what they say of themselves, and the channel that conda, mamba and pixi read. */
@NullMarked
package dev.afterrun.storage.index.conda;

import org.jspecify.annotations.NullMarked;
