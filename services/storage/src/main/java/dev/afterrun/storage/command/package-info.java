/** What people ask for on pull requests, by comments that begin with a command and by a label. */
@NullMarked
package dev.afterrun.storage.command;

import org.jspecify.annotations.NullMarked;
