package dev.afterrun.http.host;

import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.problem.ProblemAnswers;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Answers 421 to who asks for a host that is not ours (RFC 9110, 15.5.20), before anything else is done for them. Health stays
 * answerable under any name: whoever asks whether we live may not know what we are called.
 */
@ApplicationScoped
class HostCheck {
    /** Where no other route is before it. */
    private static final int FIRST = Integer.MIN_VALUE;

    /** Routes of the same order are asked in the order in which they were added. */
    private static final int FIRST_OF_ALL = 1;

    private static final String HEALTH = "/q/health";

    private final KnownHosts hosts;
    private final ProblemAnswers answers;

    HostCheck(KnownHosts hosts, ProblemAnswers answers) {
        this.hosts = hosts;
        this.answers = answers;
    }

    void atStart(@Observes @Priority(FIRST_OF_ALL) Router router) {
        router.route().order(FIRST).handler(this::check).failureHandler(this::failed);
    }

    /** Vert.x refuses by itself who names no host, or one that cannot be; in words of its own, unless we have some. */
    private void failed(RoutingContext http) {
        if (http.failure() instanceof VertxException && http.request().authority() == null) {
            answers.answer(
                    http,
                    ProblemType.MALFORMED.because(
                            "the request has no Host, or one that cannot be; send the address that is asked"));
        } else {
            http.next();
        }
    }

    private void check(RoutingContext http) {
        if (isOurs(http) || isHealth(http.normalizedPath())) {
            http.next();
        } else {
            answers.answer(
                    http,
                    ProblemType.MISDIRECTED.because("the Host that was asked for is none of this installation's; ask"
                            + " under one of its addresses, or name it in AFTERRUN_HOST_NAMES"));
        }
    }

    private boolean isOurs(RoutingContext http) {
        var authority = http.request().authority();
        return authority == null
                ? !http.request().headers().contains(HttpHeaders.HOST)
                : hosts.contains(authority.host());
    }

    private static boolean isHealth(String path) {
        return path.equals(HEALTH) || path.startsWith(HEALTH + "/");
    }
}
