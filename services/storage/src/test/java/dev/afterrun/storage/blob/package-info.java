/** Storage on stores other than a directory. */
@NullMarked
package dev.afterrun.storage.blob;

import org.jspecify.annotations.NullMarked;
