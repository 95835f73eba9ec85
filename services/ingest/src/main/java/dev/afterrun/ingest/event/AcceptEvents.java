package dev.afterrun.ingest.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.afterrun.contracts.TrustIfListed;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.JobFinished;
import dev.afterrun.contracts.event.RunFinished;
import dev.afterrun.contracts.event.RunStarted;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.job.RunId;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.trace.TraceParent;
import dev.afterrun.eventing.outlet.Outlet;
import dev.afterrun.eventing.trace.Cause;
import dev.afterrun.eventing.trace.Span;
import dev.afterrun.eventing.trace.Step;
import dev.afterrun.eventing.trace.Tracing;
import dev.afterrun.http.address.Addresses;
import dev.afterrun.http.identity.Caller;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gives events the identity and the trust of who sent them and hands them to Kafka. Nothing is remembered: a duplicate is
 * answered like the first, and whoever reads the topic tells them apart by source and id.
 */
@Singleton
public class AcceptEvents {
    private static final Logger LOG = Logger.getLogger(AcceptEvents.class);

    private final Outlet outlet;
    private final ObjectWriter writer;
    private final String jobs;
    private final Tracing tracing;

    AcceptEvents(Outlet outlet, ObjectMapper json, Addresses addresses, Tracing tracing) {
        this.outlet = outlet;
        this.writer = json.writer();
        this.jobs = addresses.storage() + "/v1/jobs/";
        this.tracing = tracing;
    }

    /** Done when Kafka has it; fails with a 403 before it is sent, or with a 503 that is safe to try again and has Kafka's own cause. */
    public CompletionStage<Accepted> accept(RunEvent event, Caller caller) {
        var ready = ready(event, caller);
        return send(ready).handle((sent, failure) -> acknowledged(ready, failure));
    }

    /** The same for several: all are spoken for and written before the first is sent, and done when Kafka has all. */
    public CompletionStage<List<Accepted>> accept(List<RunEvent> events, Caller caller) {
        var ready = events.stream().map(event -> ready(event, caller)).toList();
        var sent = ready.stream().map(this::send).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(sent)
                .handle((done, failure) ->
                        ready.stream().map(each -> acknowledged(each, failure)).toList());
    }

    private static Accepted acknowledged(Ready ready, @Nullable Throwable failure) {
        if (failure != null) {
            throw unavailable(failure);
        }
        return ready.answer();
    }

    private Ready ready(RunEvent event, Caller caller) {
        var envelope = event.envelope();
        var said = event.subject().said();
        var repository = caller.mayPublishAs(said);
        var run = new RunId(repository, envelope.source().toString(), said.run(), said.attempt());
        var value = bytes(told(run, event, caller));
        var span = tracing.begin(
                new Step("accept " + event.type().type(), Step.Kind.SERVER, Cause.strangers(envelope.trace())));
        return new Ready(
                repository + ":" + said.commit(),
                cloudEvent(envelope, event.type(), value, span.here()),
                new Accepted(envelope.id(), status(run, event)),
                span);
    }

    private static Object told(RunId run, RunEvent event, Caller caller) {
        var trust = caller.trust();
        var ifListed = caller.trustIfListed(event.subject().said());
        return event.type() == RunEventType.RUN_STARTED
                ? new RunTold(run, trust, ifListed, event.said())
                : new JobTold(job(run, event), trust, ifListed, event.said());
    }

    /** Before a job has ended there is no status of it. */
    private Optional<String> status(RunId run, RunEvent event) {
        return event.type() == RunEventType.RUN_STARTED
                ? Optional.empty()
                : Optional.of(jobs + job(run, event).key());
    }

    private static JobId job(RunId run, RunEvent event) {
        return run.job(event.subject()
                .job()
                .orElseThrow(() -> new IllegalStateException("what tells of a job's end names the job")));
    }

    private CompletableFuture<Void> send(Ready ready) {
        return outlet.send(Topics.RUNS, ready.key(), ready.event())
                .whenComplete((sent, failure) -> ended(ready.span(), failure))
                .toCompletableFuture();
    }

    private static void ended(Span span, @Nullable Throwable failure) {
        if (failure != null) {
            span.failed(failure);
        }
        span.end();
    }

    private static CloudEvent cloudEvent(Envelope envelope, RunEventType type, byte[] value, TraceParent here) {
        return CloudEventBuilder.v1()
                .withId(envelope.id())
                .withSource(envelope.source())
                .withType(type.type())
                .withTime(envelope.time().atOffset(ZoneOffset.UTC))
                .withData("application/json", value)
                .withExtension("traceparent", here.toString())
                .build();
    }

    private byte[] bytes(Object told) {
        try {
            return writer.writeValueAsBytes(told);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written as JSON", e);
        }
    }

    private static ProblemException unavailable(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        // Kafka's client has said so once; this would be said as often as somebody sends.
        LOG.debugf("Kafka has not acknowledged: %s", cause);
        var problem = new ProblemException(ProblemType.UNAVAILABLE.because(
                "the event could not be put on the queue; send it again, a second one of the same id changes nothing"));
        problem.initCause(cause);
        return problem;
    }

    /** An event as it goes to Kafka. */
    private record Ready(String key, CloudEvent event, Accepted answer, Span span) {}

    /** {@link RunFinished} or {@link JobFinished} in the sender's own words, those that we do not know included. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record JobTold(JobId job, TrustLevel trust, Optional<TrustIfListed> trustIfListed, JsonNode report) {}

    /** {@link RunStarted} likewise. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record RunTold(RunId run, TrustLevel trust, Optional<TrustIfListed> trustIfListed, JsonNode report) {}
}
