/** The conda channel of a ref over HTTP. */
@NullMarked
package dev.afterrun.storage.index.conda.http;

import org.jspecify.annotations.NullMarked;
