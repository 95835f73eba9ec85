/** Files over HTTP: conditions, ranges, and the shortest way for the bytes. */
@NullMarked
package dev.afterrun.storage.download.http;

import org.jspecify.annotations.NullMarked;
