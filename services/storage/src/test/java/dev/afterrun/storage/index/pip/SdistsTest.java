package dev.afterrun.storage.index.pip;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.index.TarballFile;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Source distributions beside the wheels that are made of them (D4). */
@QuarkusTest
class SdistsTest {
    private static final String JSON = "application/vnd.pypi.simple.v1+json";

    @Inject
    Storage storage;

    private final CiJob job = CiJob.fresh();

    @Test
    void sdistsAreListedBesideWheels() {
        // Given
        var sdist = SdistFile.of("spam_eggs", "1.0", "2.2", "Requires-Python: >=3.9\n");
        storage.publish(
                job,
                TestFile.of("dist/spam_eggs-1.0-py3-none-any.whl", WheelFile.of("spam_eggs", "1.0")),
                TestFile.of("dist/spam_eggs-1.0.tar.gz", sdist),
                TestFile.of("dist/only-2.tar.gz", SdistFile.of("only", "2", "2.1")));

        // When
        var project = get("simple/spam-eggs/", JSON);

        // Then
        var metadata = Digest.of(SdistFile.pkgInfo("spam_eggs", "1.0", "2.2", "Requires-Python: >=3.9\n")
                .getBytes(StandardCharsets.UTF_8));
        project.statusCode(200)
                .body("versions", contains("1.0"))
                .body("files.filename", contains("spam_eggs-1.0-py3-none-any.whl", "spam_eggs-1.0.tar.gz"))
                .body("files[1].url", equalTo("../../-/wheels/dist/spam_eggs-1.0.tar.gz"))
                .body("files[1].hashes.sha256", equalTo(Digest.of(sdist).hex()))
                .body("files[1].'requires-python'", equalTo(">=3.9"))
                .body("files[1].'core-metadata'.sha256", equalTo(metadata.hex()));
        get("simple/", JSON).body("projects.name", contains("only", "spam-eggs"));
        assertThat(bytes("-/wheels/dist/spam_eggs-1.0.tar.gz")).isEqualTo(sdist);
        assertThat(Digest.of(bytes("-/wheels/dist/spam_eggs-1.0.tar.gz.metadata")))
                .isEqualTo(metadata);
    }

    @Test
    void metadataThatABuildMayChangeAreNotHandedOut() {
        // Given
        storage.publish(job, TestFile.of("spam-1.0.tar.gz", SdistFile.of("spam", "1.0", "2.1")));

        // Then
        get("simple/spam/", JSON)
                .body("files[0]", not(hasKey("core-metadata")))
                .body("files[0]", not(hasKey("data-dist-info-metadata")))
                .body("files[0]", not(hasKey("requires-python")));
        assertThat(get("simple/spam/", "text/html").extract().asString())
                .contains(">spam-1.0.tar.gz</a>")
                .doesNotContain("data-core-metadata");
        get("-/wheels/spam-1.0.tar.gz.metadata", "*/*").statusCode(404);
        get("-/wheels/.metadata", "*/*").statusCode(404);
    }

    @Test
    void brokenSdistsAreLeftOutAndNamedOnTheRunsPage() {
        // Given
        storage.publish(
                job,
                TestFile.of("good-1.0.tar.gz", SdistFile.of("good", "1.0", "2.2")),
                TestFile.of("broken-1.0.tar.gz", "no archive at all"),
                TestFile.of("liar-1.0.tar.gz", SdistFile.of("somebody_else", "1.0", "2.2")),
                TestFile.of(
                        "sources-1.0.tar.gz",
                        new TarballFile().with("sources-1.0/main.c", "").bytes()),
                TestFile.of("linux-x86_64.tar.gz", "of no interest"));

        // When
        var page = given().get("/" + job.repository() + "/run-1").asString();

        // Then
        get("simple/", JSON).body("projects.name", contains("good"));
        assertThat(page)
                .contains("its archive cannot be read: it is damaged, or no gzipped tar")
                .contains("its PKG-INFO speaks of somebody-else, and its file name of something else")
                .contains("/run-1/simple/ good</code>");
        assertThat(page.split("in no index", -1)).hasSize(3);
    }

    private byte[] bytes(String path) {
        return get(path, "*/*").statusCode(200).extract().asByteArray();
    }

    private ValidatableResponse get(String path, String accept) {
        return given().header("Accept", accept)
                .get("/" + job.repository() + "/" + job.commit() + "/" + path)
                .then();
    }
}
