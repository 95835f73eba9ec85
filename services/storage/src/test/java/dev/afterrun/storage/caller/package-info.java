/** Whom a token proves to be calling. */
@NullMarked
package dev.afterrun.storage.caller;

import org.jspecify.annotations.NullMarked;
