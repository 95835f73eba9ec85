/** Webhooks over HTTP. */
@NullMarked
package dev.afterrun.ingest.webhook.http;

import org.jspecify.annotations.NullMarked;
