/** {@code afterrun point}: where names lead, and leading them elsewhere. */
@NullMarked
package dev.afterrun.cli.point;

import org.jspecify.annotations.NullMarked;
