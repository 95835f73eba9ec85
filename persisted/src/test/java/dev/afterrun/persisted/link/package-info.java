/** Links, innocent and not. */
@NullMarked
package dev.afterrun.persisted.link;

import org.jspecify.annotations.NullMarked;
