/** Takes what the forge tells by itself: signed, cut down to facts, never believed further than its signature reaches. */
@NullMarked
package dev.afterrun.ingest.webhook;

import org.jspecify.annotations.NullMarked;
