/** The files of a ref, or of a folder in it, as one archive. */
@NullMarked
package dev.afterrun.storage.archive;

import org.jspecify.annotations.NullMarked;
