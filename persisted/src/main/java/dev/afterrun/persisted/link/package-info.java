/** Where symbolic links of a set lead. */
@NullMarked
package dev.afterrun.persisted.link;

import org.jspecify.annotations.NullMarked;
