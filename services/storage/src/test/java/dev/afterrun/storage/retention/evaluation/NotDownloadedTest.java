package dev.afterrun.storage.retention.evaluation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.storage.downloadcount.FlushDownloads;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NotDownloadedTest {
    private static final String UNREAD = """
            [[retention]]
            name = "unread"
            keep = "90d"
            not-downloaded = "30d"
            """;

    private final TestFile read = TestFile.of("read.txt", "read " + UUID.randomUUID());
    private final TestFile unread = TestFile.of("unread.txt", "unread " + UUID.randomUUID());
    private final CiJob job = CiJob.fresh();

    @Inject
    Storage storage;

    @Inject
    RetentionScene scene;

    @Inject
    FlushDownloads flush;

    @BeforeEach
    void publish() {
        scene.rules(job, UNREAD);
        storage.publish(job, read, unread);
    }

    @Test
    void bothGoSoLongAfterTheRunAsFarAsIsKnown() {
        assertThat(scene.ends(job))
                .containsEntry("read.txt", Duration.ofDays(30))
                .containsEntry("unread.txt", Duration.ofDays(30));
    }

    @Test
    void whatWasDownloadedMeanwhileStaysWhenTheOtherGoes() {
        // Given
        scene.passed(job, Duration.ofDays(31));
        download(read);

        // When
        storage.expiryDue(job);

        // Then
        assertThat(scene.ends(job)).containsOnlyKeys("read.txt");
        assertThat(scene.ends(job).get("read.txt")).isBetween(Duration.ofDays(61), Duration.ofDays(62));
    }

    @Test
    void theNewEndIsTold() {
        // Given
        scene.passed(job, Duration.ofDays(31));
        download(read);
        download(unread);
        var before = storage.told(job).getLast();

        // When
        storage.expiryDue(job);

        // Then
        assertThat(storage.told(job).getLast().revision()).isNotEqualTo(before.revision());
        assertThat(scene.ends(job)).hasSize(2);
    }

    @Test
    void noDownloadLetsFilesStayBeyondTheOtherEndOfTheRule() {
        // Given
        scene.passed(job, Duration.ofDays(91));
        download(read);

        // When
        storage.expiryDue(job);

        // Then
        assertThat(scene.ends(job)).isEmpty();
    }

    private void download(TestFile file) {
        given().get("/" + job.repository() + "/run-1/" + file.path()).then().statusCode(200);
        flush.flush();
    }
}
