package dev.afterrun.ingest.webhook.http;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.Open;
import dev.afterrun.http.json.Faults;
import dev.afterrun.ingest.event.MediaTypes;
import dev.afterrun.ingest.http.Answers;
import dev.afterrun.ingest.http.BoundedBody;
import dev.afterrun.ingest.http.Bounds;
import dev.afterrun.ingest.webhook.AcceptWebhooks;
import dev.afterrun.ingest.webhook.Delivery;
import dev.afterrun.ingest.webhook.Receipts;
import dev.afterrun.ingest.webhook.Secrets;
import dev.afterrun.ingest.webhook.Taken;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Takes GitHub's webhooks. The signature is the sender's only credential: it is checked over the raw bytes, as they come, and
 * nothing is parsed before it fits.
 */
@ApplicationScoped
@Open(value = "the signature over the body is the sender's credential", at = "POST /v1/webhooks/github")
class WebhookRoute {
    static final String PATH = "/v1/webhooks/github";

    private static final String SIGNATURE = "X-Hub-Signature-256";
    private static final String EVENT = "X-GitHub-Event";
    private static final String DELIVERY = "X-GitHub-Delivery";

    /** GitHub waits ten seconds for an answer. */
    private static final Bounds BOUNDS =
            new Bounds(Limits.WEBHOOK_BYTES, "GitHub sends no larger ones", Optional.of(Duration.ofSeconds(10)));

    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private final Secrets secrets;
    private final AcceptWebhooks acceptWebhooks;
    private final Receipts receipts;
    private final Answers answers;
    private final Semaphore oneLarge = new Semaphore(1);

    WebhookRoute(Secrets secrets, AcceptWebhooks acceptWebhooks, Receipts receipts, Answers answers) {
        this.secrets = secrets;
        this.acceptWebhooks = acceptWebhooks;
        this.receipts = receipts;
        this.answers = answers;
    }

    void atStart(@Observes Router router) {
        // Before whatever looks for tokens: GitHub has none.
        router.post(PATH).order(Integer.MIN_VALUE).handler(this::take);
        router.route(PATH).handler(answers::postOnly);
    }

    private void take(RoutingContext http) {
        if (secrets.areNone()) {
            answers.problem(
                    http,
                    new ProblemException(ProblemType.NOT_FOUND.because(
                            "no webhooks are taken here; set AFTERRUN_WEBHOOK_GITHUB_SECRETS")));
            return;
        }
        var arrival = new Arrival(secrets.check(), oneLarge);
        var _ = http.addEndHandler(answered -> arrival.end());
        BoundedBody.of(http, BOUNDS, arrival::take).onComplete(read -> {
            if (read.failed()) {
                answers.problem(http, read.cause());
            } else if (!arrival.isSigned(header(http, SIGNATURE))) {
                receipts.unsigned();
                answers.problem(http, unsigned());
            } else {
                receipts.signed();
                handOver(http, read.result());
            }
        });
    }

    /** Off the event loop, since a large payload takes a moment to read. */
    private void handOver(RoutingContext http, byte[] body) {
        http.vertx()
                .executeBlocking(() -> acceptWebhooks.accept(delivery(http), body), false)
                .onComplete(handed -> {
                    if (handed.failed()) {
                        answers.problem(http, handed.cause());
                    } else {
                        answers.once(handed.result(), http, taken -> answer(http, taken));
                    }
                });
    }

    private void answer(RoutingContext http, Taken taken) {
        answers.json(http, taken.told().isPresent() ? ACCEPTED : OK, taken);
    }

    private static Delivery delivery(RoutingContext http) {
        var contentType = header(http, HttpHeaders.CONTENT_TYPE.toString());
        if (!MediaTypes.json(contentType)) {
            throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE.because(
                    "the Content-Type is '" + contentType + "'; choose application/json in the webhook's settings",
                    "application/json",
                    contentType));
        }
        var faults = new Faults();
        named(http, DELIVERY, faults);
        named(http, EVENT, faults);
        faults.refuse();
        return new Delivery(header(http, DELIVERY), header(http, EVENT));
    }

    private static void named(RoutingContext http, String name, Faults faults) {
        var value = header(http, name);
        if (value.isBlank()) {
            faults.add(name, "is missing");
        } else if (value.length() > Limits.NAME_LENGTH) {
            faults.passed(name, "has " + value.length() + " characters", Limits.NAME_LENGTH, value.length());
        }
    }

    private static ProblemException unsigned() {
        return new ProblemException(ProblemType.UNSIGNED.because("the header " + SIGNATURE
                + " is not what one of our secrets makes of this body; give the webhook the secret that Afterrun has"));
    }

    private static String header(RoutingContext http, String name) {
        return Objects.requireNonNullElse(http.request().getHeader(name), "");
    }
}
