/** Ingest over real HTTP, before a real broker. */
package dev.afterrun.ingest;
