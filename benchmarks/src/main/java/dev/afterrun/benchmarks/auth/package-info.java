/** What it costs ingest to know whose an event is. */
@NullMarked
package dev.afterrun.benchmarks.auth;

import org.jspecify.annotations.NullMarked;
