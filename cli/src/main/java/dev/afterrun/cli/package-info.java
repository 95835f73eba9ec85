/** The command {@code afterrun}, which a CI job runs at its end. */
@NullMarked
package dev.afterrun.cli;

import org.jspecify.annotations.NullMarked;
