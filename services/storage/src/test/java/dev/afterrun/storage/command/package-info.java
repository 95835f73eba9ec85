/** Commands, from the comment to the answer. */
@NullMarked
package dev.afterrun.storage.command;

import org.jspecify.annotations.NullMarked;
