package dev.afterrun.notifier.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Counts what became of missed deliveries, as {@code afterrun_deliveries_missed_total} by {@code outcome}. */
@ApplicationScoped
class DeliveryCounts {
    /** What became of one. */
    enum Outcome {
        /** It stands in the log, and nobody answered. */
        FOUND,
        /** The forge was asked to deliver it again; counts each time. */
        ASKED,
        /** A delivery that we had asked for was answered. */
        RECOVERED,
        /** It is asked for no more. */
        LOST
    }

    private final MeterRegistry meters;

    DeliveryCounts(MeterRegistry meters) {
        this.meters = meters;
    }

    void add(Outcome outcome, int number) {
        meters.counter("afterrun.deliveries.missed", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment(number);
    }
}
