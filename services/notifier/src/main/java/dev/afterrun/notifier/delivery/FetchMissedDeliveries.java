package dev.afterrun.notifier.delivery;

import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker;
import dev.afterrun.forge.Deliveries;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.notifier.forge.DeliveryLogs;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Duration;

/**
 * Fetches what the forge told each of our Apps in vain, by asking it to tell it again: ingest takes it as it takes all
 * others, under the same id. One piece of due work for each App, for ever.
 */
@ApplicationScoped
class FetchMissedDeliveries implements Worker {
    static final String KIND = "missed-deliveries";

    /** Between turns while there is more to do: at this pace, no more than 60 are asked for in a minute. */
    static final Duration PACE = Duration.ofSeconds(10);

    /** What the forge refuses to show now, it will not show a few minutes later; nor does it ask for more patience than this. */
    static final Duration REFUSED = Duration.ofHours(1);

    /** What a call of the forge takes at most. */
    private static final Duration CALL = Duration.ofSeconds(30);

    private final DeliveryLogs logs;
    private final ReadDeliveries read;
    private final AskAgain askAgain;
    private final DueWork dueWork;
    private final DeliverySettings settings;

    FetchMissedDeliveries(
            DeliveryLogs logs, ReadDeliveries read, AskAgain askAgain, DueWork dueWork, DeliverySettings settings) {
        this.logs = logs;
        this.read = read;
        this.askAgain = askAgain;
        this.dueWork = dueWork;
        this.settings = settings;
    }

    @Transactional
    void start(@Observes StartupEvent event) {
        logs.apps().forEach(app -> dueWork.mark(KIND, app, Duration.ZERO));
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** As long as a turn takes at most: two replicas at one log would ask twice as fast. */
    @Override
    public Duration lease() {
        return CALL.multipliedBy(1L + ReadDeliveries.PAGES + AskAgain.AT_ONCE);
    }

    @Override
    public int parallel() {
        return 1;
    }

    /** Where it is switched off, or we act as the App no more, the piece is done, until the next start. */
    @Override
    public Outcome work(String app) throws IOException {
        var log = logs.of(app);
        return log.isEmpty() || !settings.every().isPositive() ? Outcome.DONE : fetch(app, log.get());
    }

    private Outcome fetch(String app, Deliveries log) throws IOException {
        try {
            return switch (read.read(app, log)) {
                case NO_LOG -> shut(app, "it has no webhook");
                case IN_PART -> new Outcome.Again(PACE, "more of the log is to be read");
                case WHOLE ->
                    askAgain.isAllAsked(app, log)
                            ? new Outcome.Again(settings.every(), "nothing is left to be asked for")
                            : new Outcome.Again(PACE, "more is to be asked for");
            };
        } catch (ForgeBusy busy) {
            var asked = busy.retryAfter().orElseThrow(() -> busy);
            return new Outcome.Again(asked.compareTo(REFUSED) < 0 ? asked : REFUSED, busy.toString());
        } catch (ForgeRefused refused) {
            return shut(app, refused.toString());
        }
    }

    private Outcome shut(String app, String why) {
        read.shut(app, why);
        return new Outcome.Again(REFUSED, why);
    }
}
