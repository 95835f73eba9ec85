package dev.afterrun.notifier.delivery;

import dev.afterrun.forge.Deliveries;
import dev.afterrun.notifier.delivery.DeliveryCounts.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.jboss.logging.Logger;

/** Reads what is new in an App's log of deliveries, some pages a turn. */
@ApplicationScoped
class ReadDeliveries {
    /** Of a hundred deliveries each. */
    static final int PAGES = 5;

    private static final Logger LOG = Logger.getLogger(ReadDeliveries.class);

    private final Readings readings;
    private final MissedDeliveries missed;
    private final DeliveryCounts counts;

    ReadDeliveries(Readings readings, MissedDeliveries missed, DeliveryCounts counts) {
        this.readings = readings;
        this.missed = missed;
        this.counts = counts;
    }

    /** How far it came. */
    enum Progress {
        /** All that is new was read. */
        WHOLE,
        /** The next turn goes on where this one ends. */
        IN_PART,
        /** There is no log. */
        NO_LOG
    }

    /** Reads up to {@link #PAGES} pages. What ends in an exception goes on with the page that failed. */
    Progress read(String app, Deliveries log) throws IOException {
        var reading = readings.current(app);
        var cursor = reading.cursor();
        for (var pages = 0; pages < PAGES; pages++) {
            var found = log.page(cursor);
            if (found.isEmpty()) {
                return Progress.NO_LOG;
            }
            var page = found.get();
            counts.add(Outcome.FOUND, missed.note(app, page.since(reading.floor())));
            var newest = page.newest().orElse(reading.floor());
            cursor = page.next();
            if (cursor.isEmpty() || page.endsBefore(reading.floor())) {
                readings.ended(app, newest);
                counts.add(Outcome.RECOVERED, missed.settle(app));
                return Progress.WHOLE;
            }
            readings.goesOn(app, newest, cursor.get());
        }
        return Progress.IN_PART;
    }

    /** It cannot be read, and the next reading begins anew; said once for as long as the forge says the same. */
    void shut(String app, String why) {
        if (readings.isNewlyShut(app, why)) {
            LOG.warnf("What App %s was told in vain cannot be fetched: %s", app, why);
        }
    }
}
