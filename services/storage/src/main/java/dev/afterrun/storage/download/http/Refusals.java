package dev.afterrun.storage.download.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.catalog.Share.End;
import dev.afterrun.storage.download.Finding;
import dev.afterrun.storage.download.Ref;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Says why there is nothing to read: a small page to browsers, problem+json to everybody else, in the same words. */
@ApplicationScoped
public class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class);

    /** What is told of everything that nobody is told about. */
    private static final Problem NOTHING = ProblemType.NOT_FOUND.because("nothing is at this address");

    private static final String SOON = "2";

    private final ObjectMapper json;
    private final Visiting visiting;

    Refusals(ObjectMapper json, Visiting visiting) {
        this.json = json;
        this.visiting = visiting;
    }

    /** Answers that nothing is there. */
    public void nothing(RoutingContext context) {
        answer(context, NOTHING);
    }

    /** Answers a method other than GET and HEAD. */
    public void method(RoutingContext context) {
        context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS");
        answer(context, ProblemType.METHOD_NOT_ALLOWED.because("files and pages are only read: use GET or HEAD"));
    }

    /** Answers that a fault of ours is in the way, and logs it. */
    public void fault(RoutingContext context, Throwable fault) {
        LOG.error("A request failed", fault);
        answer(
                context,
                ProblemType.INTERNAL.because("the request failed by a fault of the server; its log has the cause"));
    }

    /** Answers what looking up a file or a ref yielded instead. */
    public void finding(RoutingContext context, Finding finding) {
        switch (finding) {
            case Finding.Found found -> throw new IllegalArgumentException("found: " + found);
            case Finding.FoundCounted found -> throw new IllegalArgumentException("found: " + found);
            case Finding.Nothing nothing -> nothing(context);
            case Finding.Folder folder -> nothing(context);
            case Finding.Awaited awaited -> {
                context.response().putHeader(HttpHeaders.RETRY_AFTER, SOON);
                answer(
                        context,
                        ProblemType.NOT_FOUND.because(
                                "the bytes of this file are on their way; ask again in a moment"));
            }
            case Finding.Missing missing ->
                answer(
                        context,
                        ProblemType.NOT_FOUND.because(
                                "this file was announced and its bytes never came; publish it again"));
            case Finding.Refused refused ->
                answer(context, ProblemType.NOT_FOUND.because("this file was refused: " + refused.why()));
            case Finding.Expired expired -> answer(context, expired(expired));
            case Finding.Unshared(var since, var why) -> answer(context, unshared(since, why));
            case Finding.Unreadable unreadable -> {
                context.response().putHeader(HttpHeaders.RETRY_AFTER, SOON);
                answer(
                        context,
                        ProblemType.UNAVAILABLE.because(
                                "no copy of this file can be read right now; ask again in a moment"));
            }
            case Finding.Damaged damaged ->
                answer(
                        context,
                        ProblemType.NOT_FOUND.because(
                                "the bytes of this file were damaged in the store and are not served; publish the same file again to have it back"));
            case Finding.Ambiguous ambiguous -> ambiguous(context, ambiguous);
        }
    }

    private static Problem expired(Finding.Expired expired) {
        return ProblemType.EXPIRED.because("this file of run " + expired.run() + " with the SHA-256 "
                + expired.sha256() + " was kept until "
                + expired.since().truncatedTo(ChronoUnit.SECONDS)
                + ", when its time had passed"
                + expired.rule().map(rule -> " by the rule '" + rule + "'").orElse("")
                + ", and is gone; run the job again to have it back");
    }

    private static Problem unshared(Instant since, End why) {
        return ProblemType.EXPIRED.because("this file was here until " + since.truncatedTo(ChronoUnit.SECONDS)
                + ", when "
                + switch (why) {
                    case TIME -> "its days had passed";
                    case DOWNLOADS -> "the last of its downloads had been taken";
                    case DELETED -> "its sender deleted it";
                }
                + "; ask its sender for it");
    }

    /** Answers that an abbreviated commit can be several. */
    public void ambiguous(RoutingContext context, Finding.Ambiguous ambiguous) {
        answer(
                context,
                ProblemType.AMBIGUOUS.because("several commits begin like this; write more digits of one of: "
                        + ambiguous.commits().stream().map(Ref::text).collect(Collectors.joining(", "))));
    }

    /** Answers {@code problem} in the form that the reader asked for. */
    public void answer(RoutingContext context, Problem problem) {
        var response = context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        if (wantsPage(context)) {
            SecurePage.headers(response)
                    .end(Templates.problem(
                                    problem.status(), problem.title(), sentence(problem), signIn(context, problem))
                            .render());
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
            end(response, problem);
        }
    }

    /** Offered for what is hidden and for what never was alike: it tells nothing of which it is. */
    private Optional<String> signIn(RoutingContext context, Problem problem) {
        return problem.status() == ProblemType.NOT_FOUND.status() ? visiting.signIn(context) : Optional.empty();
    }

    private void end(HttpServerResponse response, Problem problem) {
        try {
            response.end(json.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every problem can be written as JSON", e);
        }
    }

    /** Whether a person reads the answer, in a browser. */
    static boolean wantsPage(RoutingContext context) {
        var accept = context.request().getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }

    private static String sentence(Problem problem) {
        return problem.detail().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + problem.detail().substring(1) + ".";
    }

    @CheckedTemplate(basePath = "page")
    static final class Templates {
        /** Why there is nothing, and where whoever may see more can sign in. */
        static native TemplateInstance problem(int status, String title, String sentence, Optional<String> signIn);

        private Templates() {}
    }
}
