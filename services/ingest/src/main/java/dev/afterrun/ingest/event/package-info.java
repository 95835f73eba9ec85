/** Events from CI: read, checked whole, given their identity, and acknowledged once Kafka has them. */
@NullMarked
package dev.afterrun.ingest.event;

import org.jspecify.annotations.NullMarked;
