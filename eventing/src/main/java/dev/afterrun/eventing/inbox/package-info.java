/** How a service takes facts from Kafka: in order, retried in place, never lost. */
@NullMarked
package dev.afterrun.eventing.inbox;

import org.jspecify.annotations.NullMarked;
