package dev.afterrun.ingest.event.http;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.trace.TraceParent;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.http.identity.TokenCallers;
import dev.afterrun.ingest.event.AcceptEvents;
import dev.afterrun.ingest.event.EventReader;
import dev.afterrun.ingest.event.MediaTypes;
import dev.afterrun.ingest.event.RunEvent;
import dev.afterrun.ingest.event.RunEventType;
import dev.afterrun.ingest.http.Answers;
import dev.afterrun.ingest.http.BoundedBody;
import dev.afterrun.ingest.http.Bounds;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes events, on the event loop from the first byte to the answer: nothing here waits. Routes rather than resources,
 * since what lies between the two costs as much as reading the event.
 */
@ApplicationScoped
@Needs(
        value = Action.PUBLISH,
        at = {"POST /v1/runs/finished", "POST /v1/runs/started", "POST /v1/jobs/finished", "POST /v1/events"})
class EventRoutes {
    /** A report as plain JSON: {@code curl} is enough. */
    static final String RUN_FINISHED = "/v1/runs/finished";

    /** Likewise, when a run or a job begins. */
    static final String RUN_STARTED = "/v1/runs/started";

    /** Likewise, when a job ends before its files are there. */
    static final String JOB_FINISHED = "/v1/jobs/finished";

    /** CloudEvents in binary, structured or batched mode, as the content type says. */
    static final String EVENTS = "/v1/events";

    private static final CharSequence TRACE_PARENT = HttpHeaders.createOptimized("traceparent");

    private static final int FIRST = Integer.MIN_VALUE;

    private static final Bounds BOUNDS = new Bounds(
            Limits.EVENT_BYTES, "Name the files in a manifest and put details into a file", Optional.empty());

    private final TokenCallers callers;
    private final EventReader reader;
    private final AcceptEvents acceptEvents;
    private final EventOutcomes outcomes;
    private final Answers answers;

    EventRoutes(
            TokenCallers callers,
            EventReader reader,
            AcceptEvents acceptEvents,
            EventOutcomes outcomes,
            Answers answers) {
        this.callers = callers;
        this.reader = reader;
        this.acceptEvents = acceptEvents;
        this.outcomes = outcomes;
        this.answers = answers;
    }

    void atStart(@Observes Router router) {
        serve(router, RUN_FINISHED, plain(RunEventType.RUN_FINISHED));
        serve(router, RUN_STARTED, plain(RunEventType.RUN_STARTED));
        serve(router, JOB_FINISHED, plain(RunEventType.JOB_FINISHED));
        serve(router, EVENTS, this::events);
    }

    private void serve(Router router, String path, Taking taking) {
        // A caller who is known already need not pass the layers that would find out who it is.
        router.post(path).order(FIRST).handler(http -> known(http, taking));
        router.post(path).handler(http -> verify(http, taking));
        router.route(path).handler(answers::postOnly);
    }

    private void known(RoutingContext http, Taking taking) {
        try {
            callers.remembered(http, Action.PUBLISH).ifPresentOrElse(caller -> read(http, caller, taking), http::next);
        } catch (ProblemException refusal) {
            refuse(http, refusal);
        }
    }

    private Taking plain(RunEventType type) {
        return (http, body, caller) -> {
            var contentType = contentType(http);
            if (!MediaTypes.json(contentType)) {
                throw unsupported(contentType, "application/json");
            }
            one(http, reader.plain(type, body), caller);
        };
    }

    private void events(RoutingContext http, byte[] body, Caller caller) {
        var contentType = contentType(http);
        switch (MediaTypes.withoutParameters(contentType)) {
            case MediaTypes.BATCHED -> several(http, reader.batched(body), caller);
            case MediaTypes.STRUCTURED -> one(http, reader.structured(body), caller);
            default -> binary(http, contentType, body, caller);
        }
    }

    private void binary(RoutingContext http, String contentType, byte[] body, Caller caller) {
        if (!MediaTypes.json(contentType)) {
            throw unsupported(
                    contentType,
                    MediaTypes.STRUCTURED + ", " + MediaTypes.BATCHED + " or, with ce-… headers, application/json");
        }
        var attributes = BinaryHeaders.attributes(http.request().headers(), contentType);
        one(http, reader.binary(attributes, body), caller);
    }

    private void one(RoutingContext http, RunEvent event, Caller caller) {
        answers.one(http, outcomes.counted(acceptEvents.accept(event.orOf(trace(http)), caller), accepted -> 1));
    }

    private void several(RoutingContext http, List<RunEvent> events, Caller caller) {
        var trace = trace(http);
        var traced = events.stream().map(event -> event.orOf(trace)).toList();
        answers.several(http, outcomes.counted(acceptEvents.accept(traced, caller), List::size));
    }

    /** What the request says of it, which is believed to be a name and no more. */
    private static Optional<TraceParent> trace(RoutingContext http) {
        return Optional.ofNullable(http.request().getHeader(TRACE_PARENT)).flatMap(TraceParent::in);
    }

    private void refuse(RoutingContext http, Throwable why) {
        outcomes.refused(why);
        answers.problem(http, why);
    }

    private void verify(RoutingContext http, Taking taking) {
        // Nobody's body is read before it is known whose it is.
        http.request().pause();
        callers.of(http, Action.PUBLISH)
                .subscribe()
                .with(caller -> read(http, caller, taking), failure -> refuse(http, failure));
    }

    private void read(RoutingContext http, Caller caller, Taking taking) {
        BoundedBody.of(http, BOUNDS).onComplete(read -> {
            if (read.failed()) {
                refuse(http, read.cause());
                return;
            }
            try {
                taking.take(http, read.result(), caller);
            } catch (RuntimeException refusal) {
                refuse(http, refusal);
            }
        });
    }

    private static String contentType(RoutingContext http) {
        return Objects.requireNonNullElse(http.request().getHeader(HttpHeaders.CONTENT_TYPE), "");
    }

    private static ProblemException unsupported(String contentType, String taken) {
        return new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE.because(
                "the Content-Type is '" + contentType + "'; send " + taken, taken, contentType));
    }

    @FunctionalInterface
    private interface Taking {
        void take(RoutingContext http, byte[] body, Caller caller);
    }
}
