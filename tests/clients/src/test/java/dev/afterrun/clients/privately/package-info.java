/** The clients, reading what few may. */
@NullMarked
package dev.afterrun.clients.privately;

import org.jspecify.annotations.NullMarked;
