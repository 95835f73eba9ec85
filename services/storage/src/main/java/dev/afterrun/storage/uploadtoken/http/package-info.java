/** Upload tokens over HTTP. */
@NullMarked
package dev.afterrun.storage.uploadtoken.http;

import org.jspecify.annotations.NullMarked;
