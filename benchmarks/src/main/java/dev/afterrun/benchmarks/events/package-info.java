/** How many events a second ingest acknowledges, beside a bare server that does the least. */
@NullMarked
package dev.afterrun.benchmarks.events;

import org.jspecify.annotations.NullMarked;
