/** Facts that a service could not take, kept with their cause until they are replayed. */
@NullMarked
package dev.afterrun.eventing.deadletter;

import org.jspecify.annotations.NullMarked;
