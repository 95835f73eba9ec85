package dev.afterrun.eventing.trace;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.contracts.trace.TraceParent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Begins steps. Each has its ids whether anybody watches or not: pages and logs name them. */
public final class Tracing {
    /** Steps that nobody is told of. */
    public static final Tracing UNTOLD =
            new Tracing(Sampling.ALL, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), Optional.empty());

    private static final ScopedValue<Span> CURRENT = ScopedValue.newInstance();
    private static final ScopedValue<Boolean> FAILURES_ARE_LOGGED = ScopedValue.newInstance();
    private static final String TRACE = "traceId";
    private static final String SPAN = "spanId";
    private static final String RUN = "run";

    private final Sampling sampling;
    private final Clock clock;
    private final Optional<Consumer<EndedSpan>> exported;

    /** @param exported hears of each step that is sampled; it must not wait, nor fail */
    public Tracing(Sampling sampling, Clock clock, Consumer<EndedSpan> exported) {
        this(sampling, clock, Optional.of(exported));
    }

    private Tracing(Sampling sampling, Clock clock, Optional<Consumer<EndedSpan>> exported) {
        this.sampling = sampling;
        this.clock = clock;
        this.exported = exported;
    }

    /** The step that this thread is at. */
    public static Optional<TraceParent> here() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get().here()) : Optional.empty();
    }

    /**
     * The step that this thread is at, and the lines that it logs until that ends, are about this job, of this run. Who reads a
     * collector need not be who may see the repository: there the job has its key alone.
     */
    public static void isAbout(JobKey job, String run) {
        if (CURRENT.isBound()) {
            say("afterrun.job", job.value());
            MDC.put(RUN, run);
        }
    }

    /** The same, by the job's identity. */
    public static void isAbout(JobId job, RepositoryName repository) {
        isAbout(job.key(), repository + "/run-" + job.run());
    }

    /** Says something about the step that this thread is at. */
    public static void say(String name, String value) {
        if (CURRENT.isBound()) {
            CURRENT.get().say(name, value);
        }
    }

    /** The step that this thread is at has failed, although what it does goes on. */
    public static void failed(Throwable why) {
        if (CURRENT.isBound()) {
            CURRENT.get().failed(why);
        }
    }

    /** Begins a step that ends elsewhere, such as when an answer comes. */
    public Span begin(Step step) {
        var next = step.cause().parent().map(TraceParent::next).orElseGet(TraceParent::begin);
        var here = next.sampled(sampling.takes(step.cause(), next));
        return new Span(step, here, clock.millis(), here.sampled() ? exported : Optional.empty());
    }

    /** Does {@code work}, in which steps may fail: what is logged of a failure before this returns names the step that failed. */
    public static <X extends Throwable> void loggingFailures(Work<X> work) throws X {
        var before = Named.now();
        try {
            var _ = ScopedValue.where(FAILURES_ARE_LOGGED, true).call(() -> {
                work.run();
                return true;
            });
        } finally {
            before.again();
        }
    }

    /** Does a step in this thread. What it logs names it. */
    public <T extends @Nullable Object, X extends Throwable> T within(
            Step step, ScopedValue.CallableOp<? extends T, X> work) throws X {
        var span = begin(step);
        var before = Named.now();
        var isToBeForgotten = true;
        MDC.put(TRACE, span.here().traceId());
        MDC.put(SPAN, span.here().spanId());
        try {
            return ScopedValue.where(CURRENT, span).call(work);
        } catch (Throwable failure) {
            isToBeForgotten = !FAILURES_ARE_LOGGED.isBound();
            span.failed(failure);
            throw failure;
        } finally {
            if (isToBeForgotten) {
                before.again();
            }
            span.end();
        }
    }

    /** The same of what has no answer. */
    public <X extends Throwable> void run(Step step, Work<X> work) throws X {
        var _ = within(step, () -> {
            work.run();
            return true;
        });
    }

    /** What a step does. */
    @FunctionalInterface
    public interface Work<X extends Throwable> {
        void run() throws X;
    }

    /** What lines named before. */
    private record Named(
            @Nullable Object trace,
            @Nullable Object span,
            @Nullable Object run) {
        static Named now() {
            return new Named(MDC.get(TRACE), MDC.get(SPAN), MDC.get(RUN));
        }

        void again() {
            put(TRACE, trace);
            put(SPAN, span);
            put(RUN, run);
        }

        private static void put(String name, @Nullable Object value) {
            if (value == null) {
                MDC.remove(name);
            } else {
                MDC.put(name, value);
            }
        }
    }
}
