/** How cargo reads them. */
@NullMarked
package dev.afterrun.storage.index.cargo.http;

import org.jspecify.annotations.NullMarked;
