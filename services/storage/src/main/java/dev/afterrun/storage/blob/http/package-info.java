/** The operator's way to the blob store over HTTP. */
@NullMarked
package dev.afterrun.storage.blob.http;

import org.jspecify.annotations.NullMarked;
