/** What a user gets from the built services as processes, whatever is killed, cut off or sent twice meanwhile. */
@NullMarked
package dev.afterrun.system;

import org.jspecify.annotations.NullMarked;
