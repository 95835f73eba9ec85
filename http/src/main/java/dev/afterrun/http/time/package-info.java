/** How long requests take. */
@NullMarked
package dev.afterrun.http.time;

import org.jspecify.annotations.NullMarked;
