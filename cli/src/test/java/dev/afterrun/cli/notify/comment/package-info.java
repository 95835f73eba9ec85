/** Many writers of one comment. */
@NullMarked
package dev.afterrun.cli.notify.comment;

import org.jspecify.annotations.NullMarked;
