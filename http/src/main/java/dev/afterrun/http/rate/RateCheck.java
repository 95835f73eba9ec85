package dev.afterrun.http.rate;

import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.problem.ProblemAnswers;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Answers 429 to who asks too often, with when to come back, before a token is looked at. What is left is told in the fields of
 * draft-ietf-httpapi-ratelimit-headers-10. Health is told as often as it is asked for.
 */
@ApplicationScoped
class RateCheck {
    private static final int FIRST = Integer.MIN_VALUE;

    /** After the check of the host, which costs less. */
    private static final int SECOND_OF_ALL = 2;

    private static final String HEALTH = "/q/health";

    private final Clients clients;
    private final Shares<Network> addresses;
    private final Shares<TokenDigest> tokens;
    private final MeterRegistry meters;
    private final ProblemAnswers answers;

    RateCheck(RateSettings settings, Clients clients, MeterRegistry meters, ProblemAnswers answers) {
        this.clients = clients;
        this.addresses = new Shares<>("address", settings.perAddress(), TimeMeter.SYSTEM_NANOTIME);
        this.tokens = new Shares<>("token", settings.perToken(), TimeMeter.SYSTEM_NANOTIME);
        this.meters = meters;
        this.answers = answers;
    }

    void atStart(@Observes @Priority(SECOND_OF_ALL) Router router) {
        router.route().order(FIRST).handler(this::check);
    }

    private void check(RoutingContext http) {
        var request = http.request();
        var client = clients.counted(request);
        if (client.isEmpty() || isHealth(http.normalizedPath())) {
            http.next();
            return;
        }
        var narrowest = shares(request, client.get()).reduce(Share::narrower);
        narrowest.ifPresent(share -> tell(http, share));
        if (narrowest.stream().anyMatch(Share::isPassed)) {
            refuse(http, narrowest.get());
        } else {
            http.next();
        }
    }

    private Stream<Share> shares(HttpServerRequest request, Network client) {
        var authorization = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION));
        return Stream.concat(
                addresses.take(client).stream(),
                authorization.flatMap(token -> tokens.take(TokenDigest.of(token))).stream());
    }

    private static void tell(RoutingContext http, Share share) {
        http.response().putHeader("RateLimit-Policy", share.policyField()).putHeader("RateLimit", share.field());
    }

    private void refuse(RoutingContext http, Share share) {
        Counter.builder("afterrun.requests.limited")
                .description("Requests that were refused since too many came before them")
                .tag("share", share.policy())
                .register(meters)
                .increment();
        http.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(share.seconds()));
        answers.answer(
                http,
                ProblemType.TOO_MANY.because(
                        "too many requests came with this " + share.policy() + "; come back in " + share.seconds()
                                + " s, or have the operator raise AFTERRUN_RATE_PER_"
                                + share.policy().toUpperCase(Locale.ROOT),
                        share.quota() + " requests a minute",
                        "one more"));
    }

    private static boolean isHealth(String path) {
        return path.equals(HEALTH) || path.startsWith(HEALTH + "/");
    }
}
