/** How a command ends badly: one line for people, one number for scripts. */
@NullMarked
package dev.afterrun.cli.failure;

import org.jspecify.annotations.NullMarked;
