/** Ports that stay the same over restarts, and the address that is told to the CLI. */
@NullMarked
package dev.afterrun.launcher.address;

import org.jspecify.annotations.NullMarked;
