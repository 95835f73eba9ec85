package dev.afterrun.ingest.webhook;

import dev.afterrun.contracts.event.PullRequestFact;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.eventing.Event;
import dev.afterrun.eventing.cloudevent.FactFamily;
import dev.afterrun.eventing.cloudevent.FactMapping;
import dev.afterrun.eventing.outlet.Outlet;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * Hands what the forge tells to Kafka, under the forge's own id of the delivery: one that comes again is sent again, and
 * whoever reads the topic tells them apart. Which forge it is says our configuration, never the payload.
 */
@Singleton
public class AcceptWebhooks {
    private static final Logger LOG = Logger.getLogger(AcceptWebhooks.class);

    private final PayloadReader payloads;
    private final Translations translations;
    private final FactMapping mapping;
    private final Outlet outlet;
    private final ForgeSettings forge;
    private final Clock clock;

    AcceptWebhooks(
            PayloadReader payloads,
            Translations translations,
            FactMapping mapping,
            Outlet outlet,
            ForgeSettings forge,
            Clock clock) {
        this.payloads = payloads;
        this.translations = translations;
        this.mapping = mapping;
        this.outlet = outlet;
        this.forge = forge;
        this.clock = clock;
    }

    /** Done when Kafka has it, or at once where nobody needs it; fails with a 400, a 422 or a 503. */
    public CompletionStage<Taken> accept(Delivery delivery, byte[] body) {
        var translation = translations.of(delivery.event());
        if (translation.isEmpty()) {
            return ignored(delivery, "nobody needs '" + delivery.event() + "'");
        }
        return switch (translation.get().of(payloads.read(body))) {
            case Outcome.Ignored(var why) -> ignored(delivery, why);
            case Outcome.Fact(var about, var fact) -> told(delivery, about, fact);
        };
    }

    private CompletionStage<Taken> told(Delivery delivery, String about, PullRequestFact fact) {
        var event = mapping.write(
                new Event<>(delivery.id(), forge.name(), clock.instant(), fact), FactFamily.PULL_REQUESTS);
        return outlet.send(Topics.PULL_REQUESTS, about, event).handle((sent, failure) -> {
            if (failure != null) {
                LOG.debugf("Kafka has not acknowledged: %s", failure);
                throw new ProblemException(ProblemType.UNAVAILABLE.because(
                        "the webhook could not be put on the queue; deliver it again, a second one changes nothing"));
            }
            return Taken.told(delivery.id(), event.getType());
        });
    }

    private static CompletionStage<Taken> ignored(Delivery delivery, String why) {
        return CompletableFuture.completedFuture(Taken.ignored(delivery.id(), why));
    }
}
