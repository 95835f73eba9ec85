/** What everything that ingest takes over HTTP shares: bodies read up to a bound, answers from the event loop. */
@NullMarked
package dev.afterrun.ingest.http;

import org.jspecify.annotations.NullMarked;
