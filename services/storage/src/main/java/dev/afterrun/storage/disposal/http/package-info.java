/** What disposal sees of requests. */
@NullMarked
package dev.afterrun.storage.disposal.http;

import org.jspecify.annotations.NullMarked;
