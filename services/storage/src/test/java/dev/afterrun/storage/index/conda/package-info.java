/** Tests of the conda channel of a ref. */
@NullMarked
package dev.afterrun.storage.index.conda;

import org.jspecify.annotations.NullMarked;
