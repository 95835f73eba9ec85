/** Pins over HTTP. */
@NullMarked
package dev.afterrun.storage.retention.keep.http;

import org.jspecify.annotations.NullMarked;
