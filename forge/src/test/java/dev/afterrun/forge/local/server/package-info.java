/** The local forge's server: what it keeps, and what it refuses. */
@NullMarked
package dev.afterrun.forge.local.server;

import org.jspecify.annotations.NullMarked;
