/** What a line of the log may hold. */
@NullMarked
package dev.afterrun.eventing.log;

import org.jspecify.annotations.NullMarked;
