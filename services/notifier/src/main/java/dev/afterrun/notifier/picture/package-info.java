/** What is known of a pull request: its jobs as storage last told of them, newest attempt and commit first. */
@NullMarked
package dev.afterrun.notifier.picture;

import org.jspecify.annotations.NullMarked;
