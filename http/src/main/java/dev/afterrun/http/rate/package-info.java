/** How often the same caller may ask. */
@NullMarked
package dev.afterrun.http.rate;

import org.jspecify.annotations.NullMarked;
