/** A real Kafka broker of one node (KRaft), in this process or in its own. */
@NullMarked
package dev.afterrun.launcher.kafka;

import org.jspecify.annotations.NullMarked;
