/** {@code afterrun keep}: files that stay beyond their time. */
@NullMarked
package dev.afterrun.cli.keep;

import org.jspecify.annotations.NullMarked;
