/** Packs and descriptions that lie at the server: read by ranges, ahead, and past connections that break or stall. */
@NullMarked
package dev.afterrun.cli.set.remote;

import org.jspecify.annotations.NullMarked;
