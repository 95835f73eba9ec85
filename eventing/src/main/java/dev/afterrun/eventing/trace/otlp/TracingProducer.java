package dev.afterrun.eventing.trace.otlp;

import dev.afterrun.eventing.trace.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Traces that are exported where OpenTelemetry's variables name a collector. Where not, there is neither a thread nor a client. */
@Singleton
final class TracingProducer {
    private final OtlpSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;
    private @Nullable SpanExport export;

    TracingProducer(Config config, Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.settings = OtlpSettings.of(
                name -> config.getOptionalValue(name, String.class),
                config.getValue("quarkus.application.name", String.class),
                config.getOptionalValue("quarkus.application.version", String.class)
                        .orElse("unknown"));
        this.meters = meters;
    }

    @Produces
    @Singleton
    Tracing tracing() {
        if (settings.to().isEmpty()) {
            return Tracing.UNTOLD;
        }
        var started = new SpanExport(settings.to().get(), settings, meters).start();
        export = started;
        return new Tracing(settings.sampling(), clock, started);
    }

    @PreDestroy
    void close() {
        Optional.ofNullable(export).ifPresent(SpanExport::close);
    }
}
