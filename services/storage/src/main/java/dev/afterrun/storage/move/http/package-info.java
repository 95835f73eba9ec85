/** The operator's way to move stored bytes, over HTTP. */
@NullMarked
package dev.afterrun.storage.move.http;

import org.jspecify.annotations.NullMarked;
