/** The names under which a service answers. */
@NullMarked
package dev.afterrun.http.host;

import org.jspecify.annotations.NullMarked;
