/** Tests of archives. */
@NullMarked
package dev.afterrun.storage.index.tar;

import org.jspecify.annotations.NullMarked;
