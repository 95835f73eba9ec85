/** What the terminal, or a log, shows while something takes time. */
@NullMarked
package dev.afterrun.launcher.console;

import org.jspecify.annotations.NullMarked;
