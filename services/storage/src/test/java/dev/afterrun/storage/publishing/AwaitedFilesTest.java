package dev.afterrun.storage.publishing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.ManifestRef;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.job.ArtifactCounts;
import dev.afterrun.contracts.trace.TraceParent;
import dev.afterrun.eventing.trace.Cause;
import dev.afterrun.eventing.trace.Step;
import dev.afterrun.eventing.trace.Tracing;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.SettableClock;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Files and lists of files that come after the event, or never. */
@QuarkusTest
class AwaitedFilesTest {
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final TestFile WHEEL = TestFile.of("dist/tool.whl", "a wheel that is published");

    private static final TestFile NOTES = TestFile.of("notes.txt", "notes that are published");

    @Inject
    Storage storage;

    @Inject
    Api api;

    @Inject
    SettableClock clock;

    private final CiJob job = CiJob.fresh();

    @Test
    void anEventThatComesBeforeItsBytesAwaitsThem() {
        // Given
        var session = api.open(job, WHEEL, NOTES);
        storage.finished(job, session.manifest());
        storage.work();
        var before = api.status(job);

        // When
        api.put(job, session, WHEEL);
        storage.work();
        var between = api.status(job);
        api.put(job, session, NOTES);
        storage.work();

        // Then
        assertThat(before.settled()).isFalse();
        assertThat(before.counts()).isEqualTo(new ArtifactCounts(2, 0, 0, 0, 0, 0));
        assertThat(between.counts()).isEqualTo(new ArtifactCounts(1, 1, 0, 0, 0, size(WHEEL)));
        assertThat(storage.told(job))
                .singleElement()
                .satisfies(told -> assertThat(told.counts()).isEqualTo(stored(2, size(WHEEL) + size(NOTES))));
    }

    @Test
    void bytesThatDoNotComeAreMissingOnceItsPatienceHasEnded() {
        // Given
        var session = api.open(job, WHEEL, NOTES);
        api.put(job, session, WHEEL);
        storage.finished(job, session.manifest());
        storage.work();

        // When
        letPatienceEnd();

        // Then
        assertThat(storage.told(job))
                .singleElement()
                .satisfies(told -> assertThat(told.counts()).isEqualTo(new ArtifactCounts(0, 1, 1, 0, 0, size(WHEEL))));
    }

    @Test
    void lateBytesMakeANewRevision() {
        // Given
        var session = api.open(job, WHEEL);
        storage.finished(job, session.manifest());
        letPatienceEnd();

        // When
        api.put(job, session, WHEEL);
        storage.work();

        // Then
        assertThat(storage.told(job)).extracting(told -> told.counts().stored()).containsExactly(0, 1);
        assertThat(storage.told(job)).extracting(RunStored::revision).containsExactly(new Revision(1), new Revision(2));
        assertThat(storage.told(job).getLast().expiresAt()).isPresent();
    }

    @Test
    void everySnapshotTellsWhenTheFirstEventWithFilesWasAccepted() {
        // Given
        var first = Instant.parse("2026-11-21T09:12:35.250Z");
        var session = api.open(job, WHEEL);
        storage.accepted(first, job, session.manifest());
        storage.accepted(first.plusSeconds(60), job, session.manifest());
        letPatienceEnd();

        // When
        api.put(job, session, WHEEL);
        storage.work();

        // Then
        assertThat(storage.told(job))
                .extracting(RunStored::acceptedAt)
                .containsExactly(Optional.of(first), Optional.of(first));
    }

    @Test
    void whatIsToldIsAStepOfTheTraceThatTheEventWasRecordedIn() {
        // Given
        var session = api.open(job, WHEEL);
        api.put(job, session, WHEEL);
        var recorded = inAStep(() -> storage.finished(job, session.manifest()));

        // When
        storage.work();

        // Then
        assertThat(toldIn()).contains(recorded.traceId());
        assertThat(given().get("/" + job.repository() + "/run-" + job.run()).asString())
                .contains(recorded.traceId());
    }

    @Test
    void anEventThatComesAgainLeavesTheJobInTheTraceOfTheFirst() {
        // Given
        var id = UUID.randomUUID().toString();
        var session = api.open(job, WHEEL);
        api.put(job, session, WHEEL);
        var first = inAStep(() -> storage.event(id, job.finished(session.manifest())));
        var again = inAStep(() -> storage.event(id, job.finished(session.manifest())));

        // When
        storage.work();

        // Then
        assertThat(toldIn()).contains(first.traceId());
        assertThat(first.traceId()).isNotEqualTo(again.traceId());
    }

    @Test
    void aManifestThatNeverComesCountsItsFilesAsMissing() {
        // Given
        storage.finished(job, new ManifestRef(digest("a manifest of nobody"), 7, 70));
        storage.work();
        var before = api.status(job);

        // When
        letPatienceEnd();

        // Then
        assertThat(before.counts().awaiting()).isEqualTo(7);
        assertThat(before.settled()).isFalse();
        assertThat(storage.told(job))
                .singleElement()
                .satisfies(told -> assertThat(told.counts()).isEqualTo(new ArtifactCounts(0, 0, 7, 0, 0, 0)));
        assertThat(api.status(job).settled()).isTrue();
    }

    @Test
    void aManifestThatComesLateIsReadThen() {
        // Given
        var reference = api.open(CiJob.fresh(), WHEEL).manifest();
        storage.finished(job, reference);
        letPatienceEnd();

        // When
        storage.upload(job, WHEEL);
        storage.finished(job, reference);
        storage.work();

        // Then
        assertThat(storage.told(job)).extracting(told -> told.counts().stored()).containsExactly(0, 1);
    }

    @Test
    void twoManifestsThatArriveBeforeAnyIsReadAreBothRead() {
        // Given
        var first = storage.upload(job, WHEEL);
        var second = storage.upload(job, NOTES);

        // When
        storage.finished(job, first.manifest());
        storage.finished(job, second.manifest());
        storage.work();

        // Then
        assertThat(api.status(job).counts().stored()).isEqualTo(2);
    }

    private void letPatienceEnd() {
        clock.advance(PATIENCE.plusMinutes(1));
        storage.hurry(SettleJob.KIND, job.id().key().value());
        storage.hurry(
                SettleJob.KIND,
                job.trusted(TrustLevel.UNTRUSTED).named("fork").id().key().value());
        storage.work();
    }

    private static ArtifactCounts stored(int files, long bytes) {
        return new ArtifactCounts(0, files, 0, 0, 0, bytes);
    }

    private static long size(TestFile file) {
        return file.content().length;
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> toldIn() {
        return storage.told(job).getLast().trace().map(TraceParent::traceId);
    }

    private static TraceParent inAStep(Runnable event) {
        return Tracing.UNTOLD.within(new Step("test", Step.Kind.CONSUMER, new Cause.Nothing()), () -> {
            event.run();
            return Tracing.here().orElseThrow();
        });
    }
}
