package dev.afterrun.ingest.webhook;

import dev.afterrun.contracts.doctor.Finding;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.eventing.doctor.Check;
import dev.afterrun.eventing.doctor.broker.NewestRecord;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the forge tells us anything, and we believe it. What was told stands in the queue, whichever replica took it; what was refused
 * this replica alone knows, since it started.
 */
@Singleton
class WebhooksCome implements Check {
    private static final String NAME = "webhooks";

    private final Secrets secrets;
    private final Receipts receipts;
    private final NewestRecord newest;

    WebhooksCome(Secrets secrets, Receipts receipts, NewestRecord newest) {
        this.secrets = secrets;
        this.receipts = receipts;
        this.newest = newest;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() throws IOException, InterruptedException {
        return List.of(
                secrets.areNone()
                        ? Finding.notChecked(
                                NAME,
                                "none are taken here",
                                "set AFTERRUN_WEBHOOK_GITHUB_SECRETS, where the forge is GitHub")
                        : finding(last()));
    }

    private Finding finding(Optional<Instant> last) {
        var refused = receipts.allUnsigned();
        if (refused.last().filter(at -> last.filter(at::isBefore).isEmpty()).isPresent()) {
            return Finding.warning(
                    NAME,
                    refused.number() + " were refused since this replica started, the last at "
                            + refused.last().get() + ": their signature is by no secret of ours; "
                            + last.map(at -> "the last good one came at " + at).orElse("no good one is known"),
                    "compare the secret in the forge's settings with AFTERRUN_WEBHOOK_GITHUB_SECRETS; a stranger may have"
                            + " sent them too");
        }
        return last.map(at -> Finding.ok(NAME, "the last came at " + at + "; none was refused since"))
                .orElseGet(
                        () -> Finding.warning(
                                NAME,
                                "none has come, as far as the queue and this replica remember",
                                "look at the webhook's recent deliveries in the forge's settings: its address ends in /v1/webhooks/github"));
    }

    private Optional<Instant> last() throws IOException, InterruptedException {
        return Stream.of(newest.on(Topics.PULL_REQUESTS), receipts.allSigned().last())
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
    }
}
