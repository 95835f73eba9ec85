/** Bodies of requests, as far as they are read. */
@NullMarked
package dev.afterrun.http.body;

import org.jspecify.annotations.NullMarked;
