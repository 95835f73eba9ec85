/** Which jobs count. */
@NullMarked
package dev.afterrun.notifier.picture;

import org.jspecify.annotations.NullMarked;
