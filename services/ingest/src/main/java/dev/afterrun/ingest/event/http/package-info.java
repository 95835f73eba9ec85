/** Events over HTTP: plain JSON, and CloudEvents 1.0 in binary, structured and batched mode. */
@NullMarked
package dev.afterrun.ingest.event.http;

import org.jspecify.annotations.NullMarked;
