/** Archives over HTTP, written as they are sent. */
@NullMarked
package dev.afterrun.storage.archive.http;

import org.jspecify.annotations.NullMarked;
