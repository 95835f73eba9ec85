/** Which forge this installation comments on. */
@NullMarked
package dev.afterrun.notifier.forge;

import org.jspecify.annotations.NullMarked;
