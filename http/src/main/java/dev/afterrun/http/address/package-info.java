/** The public addresses of this installation. */
@NullMarked
package dev.afterrun.http.address;

import org.jspecify.annotations.NullMarked;
