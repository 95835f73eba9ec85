package dev.afterrun.storage.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Manifest;
import dev.afterrun.contracts.ManifestRef;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenSessionTest {
    private static final TestFile WHEEL = TestFile.of("dist/tool.whl", "a wheel of nobody else");
    private static final TestFile NOTES = TestFile.of("notes.txt", "notes of nobody else");

    @Inject
    Api api;

    @Inject
    Storage storage;

    @Inject
    ObjectMapper json;

    @Inject
    MeterRegistry meters;

    @Test
    void everyAnnouncedBlobIsMissingAtFirst() {
        // When
        var opened = api.open(CiJob.fresh(), WHEEL, NOTES);

        // Then
        assertThat(opened.missing())
                .containsExactlyElementsOf(
                        Stream.of(WHEEL.sha256(), NOTES.sha256()).sorted().toList());
    }

    @Test
    void onlyBytesThatAreNotHereYetAreCountedAsToBeSent() {
        // Given
        var job = CiJob.fresh();
        storage.upload(job, WHEEL);
        var announced = counted("announced");
        var wanted = counted("wanted");
        var received = counted("received");

        // When
        storage.upload(job.named("other"), WHEEL, NOTES);

        // Then
        assertThat(counted("announced") - announced).isEqualTo(WHEEL.content().length + NOTES.content().length);
        assertThat(counted("wanted") - wanted).isEqualTo(NOTES.content().length);
        assertThat(counted("received") - received).isEqualTo(NOTES.content().length);
    }

    private double counted(String what) {
        return meters.get("afterrun." + what).counter().count();
    }

    @Test
    void theManifestIsNamedAndKeptAlready() throws IOException {
        // When
        var opened = api.open(CiJob.fresh(), NOTES, WHEEL);

        // Then
        var body = json.writeValueAsBytes(new Manifest(List.of(WHEEL.entry(), NOTES.entry())));
        assertThat(opened.manifest())
                .isEqualTo(new ManifestRef(Digest.of(body), 2, WHEEL.content().length + NOTES.content().length));
        assertThat(opened.missing()).doesNotContain(opened.manifest().sha256());
    }

    @Test
    void addressesLeadToTheSessionTheFilesAndThePage() {
        // Given
        var job = CiJob.fresh();

        // When
        var opened = api.open(job, WHEEL);

        // Then
        assertThat(opened.session()).hasToString("http://storage.test/v1/uploads/" + opened.id());
        assertThat(opened.files()).hasToString("http://content.test/" + job.repository() + "/" + job.commit() + "/");
        assertThat(opened.page()).hasToString("http://web.test/" + job.repository() + "/run-1");
        assertThat(opened.expiresAt())
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(25)));
    }

    @Test
    void anUntrustedJobsFilesAreReachedByItsRun() {
        // Given
        var job = CiJob.fresh().trusted(TrustLevel.UNTRUSTED).ofRun("fork 7");

        // When
        var opened = api.open(job, WHEEL);

        // Then
        assertThat(opened.files()).hasToString("http://content.test/" + job.repository() + "/run-fork%207/");
    }

    @Test
    void whatTheSessionsRepositoryHasIsNotMissing() {
        // Given
        var job = CiJob.fresh();
        storage.publish(job, WHEEL);

        // When
        var again = api.open(job.named("other"), TestFile.of("copy.whl", WHEEL.text()), NOTES);

        // Then
        assertThat(again.missing()).containsExactly(NOTES.sha256());
    }

    @Test
    void whatAnotherSessionOfTheRepositoryBroughtIsNotMissing() {
        // Given
        var job = CiJob.fresh();
        storage.upload(job, WHEEL);

        // When
        var again = api.open(job.named("other"), WHEEL);

        // Then
        assertThat(again.missing()).isEmpty();
    }

    @Test
    void whatAnotherRepositoryHasIsAnsweredAsIfUnknown() {
        // Given
        storage.publish(CiJob.fresh(), WHEEL);

        // When
        var opened = api.open(CiJob.fresh(), WHEEL);

        // Then
        assertThat(opened.missing()).containsExactly(WHEEL.sha256());
    }

    @Test
    void whatTheRepositoryHasAtAnotherLevelOfTrustIsMissing() {
        // Given
        var job = CiJob.fresh();
        storage.publish(job, WHEEL);

        // When
        var opened = api.open(job.trusted(TrustLevel.UNTRUSTED).named("fork"), WHEEL);

        // Then
        assertThat(opened.missing()).containsExactly(WHEEL.sha256());
    }

    @Test
    void twoFilesOfOneContentAreOneBlob() {
        // When
        var opened = api.open(CiJob.fresh(), WHEEL, TestFile.of("copy.whl", WHEEL.text()));

        // Then
        assertThat(opened.missing()).containsExactly(WHEEL.sha256());
        assertThat(opened.manifest().files()).isEqualTo(2);
    }

    @Test
    void aSessionMayAnnounceNoFiles() {
        // When
        var opened = api.open(CiJob.fresh());

        // Then
        assertThat(opened.missing()).isEmpty();
        assertThat(opened.manifest().files()).isZero();
    }
}
