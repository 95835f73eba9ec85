package dev.afterrun.storage.download.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.storage.download.JobRow;
import dev.afterrun.storage.download.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of files that are not there. */
@QuarkusTest
class NothingToReadTest {
    private static final String HEAD = "111111111111111111111111111111111111111a";

    @Inject
    Shelf shelf;

    private String repository;

    @BeforeEach
    void aRepository() {
        repository = shelf.repository();
    }

    @Test
    void ambiguousAbbreviationIsAnsweredWithTheChoices() {
        // Given
        var other = "1".repeat(38) + "bb";
        shelf.stored(job("1", HEAD), "a.txt", "one");
        shelf.stored(job("2", other), "a.txt", "other");

        // When
        var answer = get("11111111/a.txt");

        // Then
        answer.statusCode(300)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:afterrun:problem:ambiguous"))
                .body("detail", allOf(containsString(HEAD), containsString(other)));
    }

    @Test
    void forkCannotMakeAnAbbreviationAmbiguous() {
        // Given
        var fork = JobRow.of(repository, "2", "1".repeat(38) + "bb").trust(TrustLevel.UNTRUSTED);
        shelf.job(fork);
        shelf.stored(job("1", HEAD), "a.txt", "one");

        // When
        var answer = get("11111111/a.txt");

        // Then
        answer.statusCode(200);
    }

    @Test
    void unknownThingsAllGetTheSameAnswer() {
        // Given
        shelf.stored(job("1", HEAD), "a.txt", "content");

        // When
        var path = get(HEAD + "/b.txt").statusCode(404).extract().asString();
        var commit = get("3".repeat(40) + "/a.txt").statusCode(404).extract().asString();
        var form = get("main/a.txt").statusCode(404).extract().asString();
        var unknownRepository = getRaw("/nobody/nothing/" + HEAD + "/a.txt")
                .statusCode(404)
                .extract()
                .asString();

        // Then
        assertThat(path).isEqualTo(commit).isEqualTo(form).isEqualTo(unknownRepository);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..%2fa.txt",
                "%2e%2e/a.txt",
                "x%2fa.txt",
                "a.txt%00",
                "a%5cb",
                "%zz",
                "%e2%82",
                "%252e%252e/a.txt",
                "a.txt/",
                "//a.txt",
                "-/a.txt",
                "-/files/",
                "-/jobs/1/build/a.txt",
                "a.txt.",
                "%"
            })
    void hostilePathsLeadNowhere(String path) {
        // Given
        shelf.stored(job("1", HEAD), "a.txt", "content");

        // When
        var answer = RawRequest.get("/" + repository + "/" + HEAD + "/" + path);

        // Then
        assertThat(answer).containsPattern("^HTTP/1.1 40[04] ").doesNotEndWith("content");
    }

    @Test
    void awaitedFileIsNotThereYet() {
        // Given
        shelf.listed(job("1", HEAD), "a.txt", "awaiting");

        // When
        var answer = get(HEAD + "/a.txt");

        // Then
        answer.statusCode(404).header("Retry-After", "2").body("detail", containsString("on their way"));
    }

    @Test
    void missingAndRefusedFilesSayWhich() {
        // Given
        var job = job("1", HEAD);
        shelf.listed(job, "missing.txt", "missing");
        shelf.listed(job, "refused.txt", "refused");

        // When
        var missing = get(HEAD + "/missing.txt");
        var refused = get("run-1/refused.txt");

        // Then
        missing.statusCode(404).body("detail", containsString("never came"));
        refused.statusCode(404).body("detail", containsString("the name is taken by other content"));
    }

    @Test
    void expiredFileIsGoneAndSaysSinceWhenAndWhy() {
        // Given
        var job = job("1", HEAD);
        shelf.stored(job, "a.txt", "content");
        get(HEAD + "/a.txt").statusCode(200);
        shelf.expire(job, Instant.parse("2026-11-21T08:00:00Z"));

        // When
        var answer = get("run-1/a.txt");

        // Then
        answer.statusCode(410)
                .body("type", equalTo("urn:afterrun:problem:expired"))
                .body("detail", allOf(containsString("2026-11-21T08:00:00Z"), containsString("time had passed")));
    }

    private JobRow job(String run, String commit) {
        var job = JobRow.of(repository, run, commit);
        shelf.job(job);
        return job;
    }

    private ValidatableResponse get(String path) {
        return getRaw("/" + repository + "/" + path);
    }

    private static ValidatableResponse getRaw(String path) {
        return given().urlEncodingEnabled(false).get(path).then();
    }
}
