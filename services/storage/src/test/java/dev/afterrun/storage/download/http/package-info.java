/** Tests of files over HTTP. */
@NullMarked
package dev.afterrun.storage.download.http;

import org.jspecify.annotations.NullMarked;
