/** The one comment on a pull request, brought in step with its picture by whoever has the turn. */
@NullMarked
package dev.afterrun.notifier.comment;

import org.jspecify.annotations.NullMarked;
