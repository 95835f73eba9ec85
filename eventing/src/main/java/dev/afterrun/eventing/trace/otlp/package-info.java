/** Tells a collector of steps, by OpenTelemetry's protocol over HTTP. */
@NullMarked
package dev.afterrun.eventing.trace.otlp;

import org.jspecify.annotations.NullMarked;
