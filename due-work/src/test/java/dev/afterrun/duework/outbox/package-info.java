/** The outbox on a real PostgreSQL and a real Kafka. */
@NullMarked
package dev.afterrun.duework.outbox;

import org.jspecify.annotations.NullMarked;
