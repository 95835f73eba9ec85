/** Kafka as whoever has the broker's address can read and write it. */
@NullMarked
package dev.afterrun.benchmarks.queue;

import org.jspecify.annotations.NullMarked;
