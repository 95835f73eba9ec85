/** The status or check run of a commit, brought in step with the picture of the pull request whose head it is. */
@NullMarked
package dev.afterrun.notifier.check;

import org.jspecify.annotations.NullMarked;
