/** The operator's way to the dead letters over HTTP. */
@NullMarked
package dev.afterrun.ingest.deadletter.http;

import org.jspecify.annotations.NullMarked;
