/** Events that direct producers write to topics of their own: read, checked and put on the queue as those that come over HTTP. */
@NullMarked
package dev.afterrun.ingest.produced;

import org.jspecify.annotations.NullMarked;
