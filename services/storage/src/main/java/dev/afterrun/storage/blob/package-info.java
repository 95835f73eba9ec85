/** Blobs and their copies: which bytes lie where. */
@NullMarked
package dev.afterrun.storage.blob;

import org.jspecify.annotations.NullMarked;
