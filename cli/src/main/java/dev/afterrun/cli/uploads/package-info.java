/** {@code afterrun uploads}: whether a pull request may bring package files. */
@NullMarked
package dev.afterrun.cli.uploads;

import org.jspecify.annotations.NullMarked;
