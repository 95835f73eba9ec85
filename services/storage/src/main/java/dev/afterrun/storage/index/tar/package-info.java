/** One file out of an archive, without unpacking the rest. */
@NullMarked
package dev.afterrun.storage.index.tar;

import org.jspecify.annotations.NullMarked;
