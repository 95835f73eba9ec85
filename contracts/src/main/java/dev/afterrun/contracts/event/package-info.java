/** Facts on the queue: what happened, in records that only ever grow. */
@NullMarked
package dev.afterrun.contracts.event;

import org.jspecify.annotations.NullMarked;
