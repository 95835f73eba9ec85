/** A picture as Markdown that fits into a comment and that nothing in it can break out of. */
@NullMarked
package dev.afterrun.notifier.rendering;

import org.jspecify.annotations.NullMarked;
