/** The client of the forge that the launcher keeps in its data directory, for one machine without any other forge. */
@NullMarked
package dev.afterrun.forge.local;

import org.jspecify.annotations.NullMarked;
