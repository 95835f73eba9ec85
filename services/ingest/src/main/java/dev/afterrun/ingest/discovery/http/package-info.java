/** Discovery over HTTP. */
@NullMarked
package dev.afterrun.ingest.discovery.http;

import org.jspecify.annotations.NullMarked;
