/** A solver of conda packages, and the tool that packs and unpacks them. */
@NullMarked
package dev.afterrun.clients.conda;

import org.jspecify.annotations.NullMarked;
