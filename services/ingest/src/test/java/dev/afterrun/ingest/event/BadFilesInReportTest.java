package dev.afterrun.ingest.event;

import static dev.afterrun.ingest.Reports.DIGEST;
import static dev.afterrun.ingest.Reports.file;
import static dev.afterrun.ingest.Reports.post;
import static dev.afterrun.ingest.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a report may not say of its summary and its files, each with the limit or the rule that it breaks. */
@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class BadFilesInReportTest {
    @Test
    void aSummaryOverTheLimitIsRefusedNamingLimitAndValue() {
        // Given
        var body = report(report -> report.put("summary", "é".repeat(32 * 1024 + 1)));

        // When
        var answer = post(body);

        // Then
        assertLimit(answer, "/summary", "65536", "65538");
    }

    @Test
    void aSummaryOfTheLimitIsTaken() {
        // Given
        var body = report(report -> report.put("summary", "x".repeat(64 * 1024)));

        // When
        var answer = post(body);

        // Then
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @Test
    void moreThanAThousandFilesInlineAreRefusedNamingLimitAndValue() {
        // Given
        var body = report(report -> {
            var files = report.putArray("files");
            for (var i = 0; i < 1_001; i++) {
                files.add(file("file-" + i));
            }
        });

        // When
        var answer = post(body);

        // Then
        assertLimit(answer, "/files", "1000", "1001");
    }

    @Test
    void aManifestOfMoreThanAHundredThousandFilesIsRefused() {
        // Given
        var body = report(report -> report.putObject("manifest")
                .put("sha256", DIGEST)
                .put("files", 100_001)
                .put("bytes", 5));

        // When
        var answer = post(body);

        // Then
        assertLimit(answer, "/manifest/files", "100000", "100001");
    }

    @Test
    void aManifestAndFilesTogetherAreRefused() {
        // Given
        var body = report(report -> {
            report.putObject("manifest").put("sha256", DIGEST).put("files", 1).put("bytes", 5);
            report.putArray("files").add(file("a"));
        });

        // When
        var answer = post(body);

        // Then
        assertOnly(answer, "/files");
    }

    @Test
    void aFileOverTheLimitIsRefusedNamingLimitAndValue() {
        // Given
        var body = report(report -> report.putArray("files").add(file("big").put("size", 5368709121L)));

        // When
        var answer = post(body);

        // Then
        assertLimit(answer, "/files/0/size", "5368709120", "5368709121");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "C:/x",
                "a/../b",
                "..",
                "a\\b",
                "a\u0000b",
                "a.",
                "dir./x",
                "a//b",
                "a/",
                "",
                "nul "
            })
    void aPathThatIsNotSafeOnEverySystemIsRefused(String path) {
        // When
        var answer = post(report(report -> report.putArray("files").add(file(path))));

        // Then
        assertOnly(answer, "/files/0/path");
    }

    @Test
    void aPathOfMoreThan1024BytesIsRefusedNamingLimitAndValue() {
        // When
        var answer = post(report(report -> report.putArray("files").add(file("é".repeat(513)))));

        // Then
        assertLimit(answer, "/files/0/path", "1024", "1026");
        assertThat(answer.jsonPath().getString("errors[0].limit")).isEqualTo("1024");
    }

    @Test
    void pathsThatDifferOnlyByCaseAreRefused() {
        // When
        var answer = post(
                report(report -> report.putArray("files").add(file("Readme")).add(file("README"))));

        // Then
        assertOnly(answer, "/files");
        assertThat(answer.jsonPath().getString("detail")).contains("differ only by case");
    }

    @Test
    void aFileOfWhichSomethingIsMissingIsRefused() {
        // When
        var answer = post(report(report -> {
            var files = report.putArray("files");
            files.addObject().put("path", "a");
            files.addNull();
        }));

        // Then
        assertThat(answer.jsonPath().getList("errors.pointer"))
                .containsExactly("/files/0/sha256", "/files/0/size", "/files/1");
    }

    private static void assertLimit(Response answer, String pointer, String limit, String value) {
        assertOnly(answer, pointer);
        assertThat(answer.jsonPath().getString("limit")).isEqualTo(limit);
        assertThat(answer.jsonPath().getString("value")).isEqualTo(value);
    }

    private static void assertOnly(Response answer, String pointer) {
        assertProblem(answer, 422, "invalid");
        assertThat(answer.jsonPath().getList("errors.pointer"))
                .as(answer.asString())
                .containsExactly(pointer);
    }

    private static void assertProblem(Response answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:afterrun:problem:" + type);
    }
}
