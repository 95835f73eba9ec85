package dev.afterrun.notifier.delivery;

import dev.afterrun.forge.Deliveries;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.NoAccess;
import dev.afterrun.notifier.delivery.DeliveryCounts.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Asks the forge to deliver again what it told in vain. Each time is counted before it is asked for, so that a crash, or an answer
 * that is lost, makes it fewer times and never more; only where the forge said that it did nothing the time is given back.
 */
@ApplicationScoped
class AskAgain {
    /** In one turn, oldest first. */
    static final int AT_ONCE = 10;

    private static final Logger LOG = Logger.getLogger(AskAgain.class);

    private final MissedDeliveries missed;
    private final DeliveryCounts counts;

    AskAgain(MissedDeliveries missed, DeliveryCounts counts) {
        this.missed = missed;
        this.counts = counts;
    }

    /** Asks for up to {@link #AT_ONCE}; false where more of them are due. */
    boolean isAllAsked(String app, Deliveries log) throws IOException {
        var due = missed.due(app, AT_ONCE);
        for (var each : due) {
            var wait = each.patience();
            if (wait.isPresent()) {
                ask(app, log, each, wait.get());
            } else {
                giveUp(app, each, "it was delivered " + Missed.MOST + " times more, and no delivery was answered");
            }
        }
        return due.size() < AT_ONCE;
    }

    private void ask(String app, Deliveries log, Missed each, Duration wait) throws IOException {
        if (!missed.spend(app, each, wait)) {
            return;
        }
        try {
            if (log.deliverAgain(each.delivery())) {
                counts.add(Outcome.ASKED, 1);
            } else {
                giveUp(app, each, "the forge has it no more");
            }
        } catch (ForgeBusy busy) {
            if (busy.retryAfter().isPresent()) {
                missed.giveBack(app, each);
            }
            throw busy;
        } catch (NoAccess shut) {
            missed.giveBack(app, each);
            throw shut;
        } catch (ForgeRefused refused) {
            giveUp(app, each, refused.toString());
        }
    }

    private void giveUp(String app, Missed each, String why) {
        if (missed.giveUp(app, each)) {
            counts.add(Outcome.LOST, 1);
            LOG.warnf("The '%s' that the forge told App %s as %s is lost: %s", each.event(), app, each.guid(), why);
        }
    }
}
