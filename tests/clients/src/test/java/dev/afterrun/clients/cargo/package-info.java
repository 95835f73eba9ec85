/** cargo, reading what was built. */
@NullMarked
package dev.afterrun.clients.cargo;

import org.jspecify.annotations.NullMarked;
