package dev.afterrun.storage.publishing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.StoredFile;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FileAddressesTest {
    private static final TestFile FIRST = TestFile.of("dist/tool.whl", "made by the first");
    private static final TestFile SECOND = TestFile.of("dist/tool.whl", "made by the second");
    private static final TestFile SAME = TestFile.of("LICENSE", "the same in both");

    @Inject
    Storage storage;

    @Inject
    Api api;

    private final CiJob job = CiJob.fresh().named("build / linux");

    @Test
    void anOlderAttemptIsGivenTheAddressOfItsOwnBytes() {
        // Given
        storage.publish(job, FIRST, SAME);

        // When
        storage.publish(job.attempt(2), SECOND, SAME);

        // Then
        assertThat(api.status(job).files())
                .extracting(file -> file.url().getRawPath())
                .containsExactly(
                        path("run-1/-/jobs/1/build%20%2F%20linux/dist/tool.whl"), path(job.commit() + "/LICENSE"));
        assertThat(api.status(job.attempt(2)).files())
                .extracting(file -> file.url().getRawPath())
                .containsExactly(path(job.commit() + "/dist/tool.whl"), path(job.commit() + "/LICENSE"));
        assertServed(job);
        assertServed(job.attempt(2));
    }

    @Test
    void whatAnotherRunReplacedIsGivenTheAddressOfItsOwnBytes() {
        // Given
        storage.publish(job, FIRST);

        // When
        storage.publish(job.ofRun("2").asNewVersion(), SECOND);

        // Then
        assertServed(job);
        assertServed(job.ofRun("2"));
    }

    @Test
    void untrustedFilesAreGivenTheAddressOfTheirJob() {
        // Given
        var fork = job.trusted(TrustLevel.UNTRUSTED).ofRun("fork");

        // When
        storage.publish(fork, FIRST);

        // Then
        assertThat(api.status(fork).files())
                .extracting(file -> file.url().getRawPath())
                .containsExactly(path("run-fork/-/jobs/1/build%20%2F%20linux/dist/tool.whl"));
        assertServed(fork);
    }

    @Test
    void anAddressWhoseBytesANewVersionReplacedIsAskedAboutAndAnswersTheNewOnes() {
        // Given
        storage.publish(job, FIRST);
        var address = path("run-1/-/jobs/1/build%20%2F%20linux/dist/tool.whl");
        var before = given().urlEncodingEnabled(false).get(address);

        // When
        storage.publish(job.asNewVersion(), SECOND);

        // Then
        var after = given().urlEncodingEnabled(false)
                .header("If-None-Match", before.header("ETag"))
                .get(address);
        assertThat(before.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.asString()).isEqualTo(SECOND.text());
    }

    private String path(String below) {
        return "/" + job.repository() + "/" + below;
    }

    private void assertServed(CiJob which) {
        assertThat(api.status(which).files()).isNotEmpty().allSatisfy(FileAddressesTest::assertServed);
    }

    private static void assertServed(StoredFile file) {
        var answer = given().urlEncodingEnabled(false).get(file.url().getRawPath());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"" + file.sha256() + "\"");
    }
}
