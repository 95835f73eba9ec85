/** The pip of this machine. */
@NullMarked
package dev.afterrun.clients.pip;

import org.jspecify.annotations.NullMarked;
