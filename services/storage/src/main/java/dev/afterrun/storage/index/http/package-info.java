/** How documents that were made for a ref are answered. */
@NullMarked
package dev.afterrun.storage.index.http;

import org.jspecify.annotations.NullMarked;
