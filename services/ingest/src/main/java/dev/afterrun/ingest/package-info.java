/** Takes events over HTTP, says whose they are, and puts them on Kafka. It has no database and calls no other service. */
@NullMarked
package dev.afterrun.ingest;

import org.jspecify.annotations.NullMarked;
