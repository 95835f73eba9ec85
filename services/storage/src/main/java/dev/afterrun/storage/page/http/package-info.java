/** Pages over HTTP. */
@NullMarked
package dev.afterrun.storage.page.http;

import org.jspecify.annotations.NullMarked;
