/** Pointers over HTTP. */
@NullMarked
package dev.afterrun.storage.pointer.http;

import org.jspecify.annotations.NullMarked;
