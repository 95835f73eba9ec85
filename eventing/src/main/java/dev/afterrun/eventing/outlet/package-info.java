/** How a service puts facts on Kafka: one shared producer, acknowledged by all. */
@NullMarked
package dev.afterrun.eventing.outlet;

import org.jspecify.annotations.NullMarked;
