/** Restores that are told to end. */
@NullMarked
package dev.afterrun.cli.restore;

import org.jspecify.annotations.NullMarked;
