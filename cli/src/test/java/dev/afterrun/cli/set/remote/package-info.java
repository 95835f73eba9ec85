/** Bytes at the server, and what becomes of them on the way. */
@NullMarked
package dev.afterrun.cli.set.remote;

import org.jspecify.annotations.NullMarked;
