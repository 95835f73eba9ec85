/** The operator's way to compare stores with rows, over HTTP. */
@NullMarked
package dev.afterrun.storage.audit.http;

import org.jspecify.annotations.NullMarked;
