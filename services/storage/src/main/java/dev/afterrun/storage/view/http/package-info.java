/** How views of a ref answer over HTTP. */
@NullMarked
package dev.afterrun.storage.view.http;

import org.jspecify.annotations.NullMarked;
