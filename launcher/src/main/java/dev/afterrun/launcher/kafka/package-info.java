/** A real Kafka broker (KRaft), in this process or in its own, alone or with others. */
@NullMarked
package dev.afterrun.launcher.kafka;

import org.jspecify.annotations.NullMarked;
