/** npm, reading what was built. */
@NullMarked
package dev.afterrun.clients.npm;

import org.jspecify.annotations.NullMarked;
