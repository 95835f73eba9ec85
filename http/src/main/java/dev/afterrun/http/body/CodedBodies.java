package dev.afterrun.http.body;

import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.problem.ProblemAnswers;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Answers 415 to bodies that are to be unpacked (RFC 9110, 8.4): nothing here unpacks them, so that none can grow, and whoever
 * sends one learns it before it would be kept as what it is not.
 */
@ApplicationScoped
class CodedBodies {
    private static final int FIRST = Integer.MIN_VALUE;

    /** After the checks of the host and the rate. */
    private static final int THIRD_OF_ALL = 3;

    private static final String IDENTITY = "identity";

    private final ProblemAnswers answers;

    CodedBodies(ProblemAnswers answers) {
        this.answers = answers;
    }

    void atStart(@Observes @Priority(THIRD_OF_ALL) Router router) {
        router.route().order(FIRST).handler(this::check);
    }

    private void check(RoutingContext http) {
        var coding = http.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding == null || coding.strip().equalsIgnoreCase(IDENTITY)) {
            http.next();
            return;
        }
        // Tells that it is the coding that is not taken (RFC 9110, 15.5.16).
        http.response().putHeader(HttpHeaders.ACCEPT_ENCODING, IDENTITY);
        answers.answer(
                http,
                ProblemType.UNSUPPORTED_MEDIA_TYPE.because(
                        "a body with a " + HttpHeaders.CONTENT_ENCODING + " is not taken; send it as it is"));
    }
}
