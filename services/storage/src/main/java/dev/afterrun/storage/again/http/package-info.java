/** The operator's way to have jobs told once more, over HTTP. */
@NullMarked
package dev.afterrun.storage.again.http;

import org.jspecify.annotations.NullMarked;
