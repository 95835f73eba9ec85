/** What strangers write cannot break a comment. */
@NullMarked
package dev.afterrun.notifier.rendering;

import org.jspecify.annotations.NullMarked;
