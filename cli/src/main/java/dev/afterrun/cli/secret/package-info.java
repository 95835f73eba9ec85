/** Files that hold secrets. */
@NullMarked
package dev.afterrun.cli.secret;

import org.jspecify.annotations.NullMarked;
