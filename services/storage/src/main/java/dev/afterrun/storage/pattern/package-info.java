/** How people write many paths or names as one. */
@NullMarked
package dev.afterrun.storage.pattern;

import org.jspecify.annotations.NullMarked;
