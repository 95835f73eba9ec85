package dev.afterrun.storage.download.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.download.JobRow;
import dev.afterrun.storage.download.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of files, and files that somebody has already (RFC 9110). */
@QuarkusTest
class RangesAndConditionsTest {
    private static final String COMMIT = "ab".repeat(20);
    private static final String TEN = "0123456789";

    @Inject
    Shelf shelf;

    private String repository;

    private JobRow job;

    @BeforeEach
    void aJob() {
        repository = shelf.repository();
        job = JobRow.of(repository, "1", COMMIT);
        shelf.job(job);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-3    | 206 | 0123       | bytes 0-3/10",
                "bytes=8-     | 206 | 89         | bytes 8-9/10",
                "bytes=-3     | 206 | 789        | bytes 7-9/10",
                "bytes=5-99   | 206 | 56789      | bytes 5-9/10",
                "bytes=-99    | 206 | 0123456789 | bytes 0-9/10",
                "BYTES=9-9    | 206 | 9          | bytes 9-9/10",
                "bytes=0-99999999999999999999 | 206 | 0123456789 | bytes 0-9/10",
                "bytes=0-1,4-5| 200 | 0123456789 |",
                "bytes=5-2    | 200 | 0123456789 |",
                "bytes=-      | 200 | 0123456789 |",
                "bytes=a-b    | 200 | 0123456789 |",
                "items=0-1    | 200 | 0123456789 |",
            })
    void rangeSelectsBytes(String range, int status, String body, String contentRange) {
        // Given
        shelf.stored(job, "a.txt", TEN);

        // When
        var answer = request().header("Range", range).get(address("a.txt")).then();

        // Then
        answer.statusCode(status)
                .body(equalTo(body))
                .header("Content-Range", contentRange == null ? nullValue() : equalTo(contentRange))
                .header("Content-Length", Integer.toString(body.length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=99999999999999999999-", "bytes=-0"})
    void rangeBehindTheEndIsNotSatisfiable(String range) {
        // Given
        shelf.stored(job, "a.txt", TEN);

        // When
        var answer = request().header("Range", range).get(address("a.txt")).then();

        // Then
        answer.statusCode(416)
                .header("Content-Range", "bytes */10")
                .body("type", equalTo("urn:afterrun:problem:range-not-satisfiable"));
    }

    @Test
    void thousandRangesAreTheWholeFileOnce() {
        // Given
        shelf.stored(job, "a.txt", TEN);

        // When
        var answer = request()
                .header("Range", "bytes=" + "0-,".repeat(999) + "0-")
                .get(address("a.txt"))
                .then();

        // Then
        answer.statusCode(200).body(equalTo(TEN)).header("Content-Length", "10");
    }

    @Test
    void largeFileIsSentFromItsPlaceWithinTheObject() {
        // Given
        var content = new byte[3_000_000];
        new Random(7).nextBytes(content);
        shelf.stored(job, "large.bin", content);

        // When
        var whole = request().get(address("large.bin")).asByteArray();
        var part = request()
                .header("Range", "bytes=1000000-2000000")
                .get(address("large.bin"))
                .asByteArray();

        // Then
        assertThat(whole).isEqualTo(content);
        assertThat(part).isEqualTo(Arrays.copyOfRange(content, 1_000_000, 2_000_001));
    }

    @Test
    void emptyFileIsServed() {
        // Given
        shelf.stored(job, "empty", "");

        // When
        var answer = request().header("Range", "bytes=-5").get(address("empty")).then();

        // Then
        answer.statusCode(200).header("Content-Length", "0").body(equalTo(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "If-None-Match | %s              | 304",
                "If-None-Match | W/%s            | 304",
                "If-None-Match | \"other\", %s   | 304",
                "If-None-Match | *               | 304",
                "If-None-Match | \"other\"       | 200",
                "If-Match      | %s              | 200",
                "If-Match      | \"other\", %s   | 200",
                "If-Match      | *               | 200",
                "If-Match      | W/%s            | 412",
                "If-Match      | \"other\"       | 412",
                "If-Modified-Since | Fri, 20 Nov 2026 10:00:00 GMT | 200",
            })
    void conditionsCompareTheDigestAlone(String field, String value, int status) {
        // Given
        var digest = shelf.stored(job, "a.txt", TEN);

        // When
        var answer = request()
                .header(field, value.replace("%s", "\"" + digest + "\""))
                .get(address("a.txt"))
                .then();

        // Then
        answer.statusCode(status).header("ETag", status == 412 ? nullValue() : equalTo("\"" + digest + "\""));
    }

    @Test
    void rangeOfAFileThatHasChangedIsAnsweredWithTheWholeNewOne() {
        // Given
        var digest = shelf.stored(job, "a.txt", TEN);

        // When
        var same = request()
                .header("Range", "bytes=0-1")
                .header("If-Range", "\"" + digest + "\"")
                .get(address("a.txt"))
                .then();
        var changed = request()
                .header("Range", "bytes=0-1")
                .header("If-Range", "\"" + Digest.of(new byte[1]) + "\"")
                .get(address("a.txt"))
                .then();
        var dated = request()
                .header("Range", "bytes=0-1")
                .header("If-Range", "Fri, 20 Nov 2026 10:00:00 GMT")
                .get(address("a.txt"))
                .then();

        // Then
        same.statusCode(206);
        changed.statusCode(200);
        dated.statusCode(200);
    }

    @Test
    void otherOriginsMayAskForRangesAndConditions() {
        // Given
        shelf.stored(job, "a.txt", TEN);

        // When
        var answer = request()
                .header("Origin", "https://elsewhere.test")
                .header("Access-Control-Request-Method", "GET")
                .options(address("a.txt"))
                .then();

        // Then
        answer.statusCode(204).header("Access-Control-Allow-Origin", "*").header("Access-Control-Allow-Headers", "*");
    }

    private static RequestSpecification request() {
        return given().urlEncodingEnabled(false).redirects().follow(false);
    }

    private String address(String path) {
        return "/" + repository + "/" + COMMIT + "/" + path;
    }
}
