/** How npm reads them. */
@NullMarked
package dev.afterrun.storage.index.npm.http;

import org.jspecify.annotations.NullMarked;
