/** Requests that nobody sends who means well. */
@NullMarked
package dev.afterrun.ingest.hostile;

import org.jspecify.annotations.NullMarked;
