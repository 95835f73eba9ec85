/** Tells a pull request what became of its runs: the table of contents of what this service reacts to. */
@NullMarked
package dev.afterrun.notifier;

import org.jspecify.annotations.NullMarked;
