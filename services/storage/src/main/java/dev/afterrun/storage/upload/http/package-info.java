/** The upload session over HTTP. */
@NullMarked
package dev.afterrun.storage.upload.http;

import org.jspecify.annotations.NullMarked;
