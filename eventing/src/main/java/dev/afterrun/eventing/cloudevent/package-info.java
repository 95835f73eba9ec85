/** Facts as CloudEvents 1.0 and back. */
@NullMarked
package dev.afterrun.eventing.cloudevent;

import org.jspecify.annotations.NullMarked;
