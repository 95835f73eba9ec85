package dev.afterrun.eventing.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.contracts.trace.TraceParent;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class TracingTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T09:12:35.250Z"), ZoneOffset.UTC);
    private static final JobKey JOB = new JobKey("0af7651916cd43dd8448eb211c80319c");

    private final List<EndedSpan> told = new ArrayList<>();
    private final Tracing tracing = new Tracing(Sampling.ALL, CLOCK, told::add);

    @Test
    void aStepKnowsTheStepThatSetItOff() {
        // Given
        var cause = TraceParent.begin();

        // When
        tracing.run(step(new Cause.Ours(cause)), () -> tracing.run(step(Cause.ours(Tracing.here())), () -> {}));

        // Then
        assertThat(told).hasSize(2);
        var inner = told.getFirst();
        var outer = told.getLast();
        assertThat(outer.step().cause().parent()).contains(cause);
        assertThat(inner.step().cause().parent()).contains(outer.here());
        assertThat(told).allSatisfy(span -> assertThat(span.here().traceId()).isEqualTo(cause.traceId()));
    }

    @Test
    void whatNothingSetOffBeginsATrace() {
        // When
        tracing.run(step(new Cause.Nothing()), () -> {});
        tracing.run(step(new Cause.Nothing()), () -> {});

        // Then
        assertThat(told).extracting(span -> span.here().traceId()).doesNotHaveDuplicates();
    }

    @Test
    void whatIsNotToldHasItsPlaceAllTheSame() {
        // When
        var here = Tracing.UNTOLD.within(step(new Cause.Nothing()), Tracing::here);

        // Then
        assertThat(here).isPresent();
        assertThat(Tracing.here()).isEmpty();
    }

    @Test
    void linesNameTheTraceAndTheRunUntilTheStepEnds() {
        // Given
        MDC.put("run", "before");

        // When
        var during = tracing.within(step(new Cause.Nothing()), () -> {
            Tracing.isAbout(JOB, "octo/hello/run-42");
            return List.of(MDC.get("traceId"), MDC.get("spanId"), MDC.get("run"));
        });

        // Then
        var here = told.getFirst().here();
        assertThat(during).containsExactly(here.traceId(), here.spanId(), "octo/hello/run-42");
        assertThat(told.getFirst().words()).isEqualTo(Map.of("afterrun.job", JOB.value()));
        assertThat(Optional.ofNullable(MDC.get("traceId"))).isEmpty();
        assertThat(MDC.get("run")).isEqualTo("before");
        MDC.remove("run");
    }

    @Test
    void nobodyIsToldOfAStepThatIsNotSampled() {
        // Given
        var none = new Tracing(new Sampling(0, true), CLOCK, told::add);

        // When
        none.run(step(new Cause.Nothing()), () -> Tracing.isAbout(JOB, "octo/hello/run-42"));

        // Then
        assertThat(told).isEmpty();
    }

    @Test
    void aStepThatFailsSaysOfWhatKindItWasAndNoMore() {
        // When
        assertThatThrownBy(() -> tracing.run(step(new Cause.Nothing()), () -> {
                    throw new IOException("with a token in it");
                }))
                .isInstanceOf(IOException.class);

        // Then
        assertThat(told.getFirst().failure()).contains("java.io.IOException");
        assertThat(Tracing.here()).isEmpty();
    }

    @Test
    void whatFailedFirstIsSaidAndNotWhatItWasWrappedIn() {
        // When
        assertThatThrownBy(() -> tracing.run(step(new Cause.Nothing()), () -> {
                    var first = new IllegalStateException("away");
                    Tracing.failed(first);
                    throw new IOException(first);
                }))
                .isInstanceOf(IOException.class);

        // Then
        assertThat(told.getFirst().failure()).contains("java.lang.IllegalStateException");
    }

    @Test
    void whatIsLoggedOfAStepThatFailedStillNamesIt() {
        // Given
        var named = new ArrayList<Object>();

        // When
        Tracing.loggingFailures(() -> {
            try {
                tracing.run(step(new Cause.Nothing()), () -> {
                    throw new IllegalStateException("away");
                });
            } catch (IllegalStateException e) {
                named.add(MDC.get("traceId"));
            }
        });

        // Then
        assertThat(named).containsExactly(told.getFirst().here().traceId());
        assertThat(Optional.ofNullable(MDC.get("traceId"))).isEmpty();
    }

    @Test
    void aStrangerSaysNothingOfHowMuchIsExported() {
        // Given
        var none = new Tracing(new Sampling(0, true), CLOCK, told::add);
        var sampled = TraceParent.begin();

        // When
        var here = none.begin(step(new Cause.Strangers(sampled))).here();

        // Then
        assertThat(here.traceId()).isEqualTo(sampled.traceId());
        assertThat(here.sampled()).isFalse();
        assertThat(none.begin(step(new Cause.Ours(sampled))).here().sampled()).isTrue();
        assertThat(tracing.begin(step(new Cause.Strangers(sampled.sampled(false))))
                        .here()
                        .sampled())
                .isTrue();
    }

    @Test
    void aShareIsTakenByTheLowerHalfOfTheId() {
        // Given
        var half = new Sampling(0.5, true);
        var low = new TraceParent("ffffffffffffffff3fffffffffffffff", "b7ad6b7169203331", true);
        var high = new TraceParent("00000000000000014000000000000001", "b7ad6b7169203331", true);

        // When
        var taken = half.takes(new Cause.Nothing(), low);

        // Then
        assertThat(taken).isTrue();
        assertThat(half.takes(new Cause.Nothing(), high)).isFalse();
        assertThat(new Sampling(0, false).takes(new Cause.Ours(low), low)).isFalse();
    }

    private static Step step(Cause cause) {
        return new Step("test", Step.Kind.WITHIN, cause);
    }
}
