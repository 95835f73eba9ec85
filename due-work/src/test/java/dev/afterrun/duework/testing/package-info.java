/** The real parts that tests of due work run against: PostgreSQL and Kafka. */
@NullMarked
package dev.afterrun.duework.testing;

import org.jspecify.annotations.NullMarked;
