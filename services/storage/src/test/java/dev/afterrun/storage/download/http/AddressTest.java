package dev.afterrun.storage.download.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.storage.download.JobRow;
import dev.afterrun.storage.download.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AddressTest {
    private static final String HEAD = "111111111111111111111111111111111111111a";
    private static final String OLDER = "2".repeat(40);

    @Inject
    Shelf shelf;

    private String repository;

    @BeforeEach
    void aRepository() {
        repository = shelf.repository();
    }

    @ParameterizedTest
    @ValueSource(strings = {HEAD, "1111111", "run-77", "pr-5", HEAD + "/-/files", "run-77/-/jobs/1/build"})
    void everyFormOfAddressLeadsToTheFile(String ref) {
        // Given
        var job = job("77", HEAD);
        shelf.pullRequest(repository, 5, HEAD);
        shelf.stored(job, "dist/a b+c.txt", "content");

        // When
        var answer = get(ref + "/dist/a%20b+c.txt");

        // Then
        answer.statusCode(200).body(equalTo("content"));
    }

    @Test
    void repositoryIsFoundWhateverTheCaseOfItsName() {
        // Given
        shelf.stored(job("1", HEAD), "a.txt", "content");

        // When
        var answer = getRaw("/" + repository.toUpperCase(Locale.ROOT) + "/" + HEAD + "/a.txt");

        // Then
        answer.statusCode(200);
    }

    @Test
    void builtCommitLeadsToTheFileToo() {
        // Given
        var job = JobRow.of(repository, "1", HEAD).built(OLDER);
        shelf.job(job);
        shelf.stored(job, "a.txt", "content");

        // When
        var answer = get("22222222/a.txt");

        // Then
        answer.statusCode(200).body(equalTo("content"));
    }

    @Test
    void commitLeadsToTheMostTrustedRun() {
        // Given
        var trusted = JobRow.of(repository, "1", HEAD).trust(TrustLevel.TRUSTED);
        shelf.job(trusted);
        shelf.stored(trusted, "a.txt", "trusted");
        shelf.stored(job("2", HEAD), "a.txt", "ordinary");

        // When
        var answer = get(HEAD + "/a.txt");

        // Then
        answer.body(equalTo("trusted"));
    }

    @Test
    void commitNeverLeadsToAnUntrustedRunButPullRequestAndRunDo() {
        // Given
        var fork = JobRow.of(repository, "66", HEAD).trust(TrustLevel.UNTRUSTED);
        shelf.job(fork);
        shelf.stored(fork, "a.txt", "fork");
        shelf.pullRequest(repository, 6, HEAD);

        // When
        var byCommit = get(HEAD + "/a.txt");
        var byPrefix = get("1111111/a.txt");
        var byPullRequest = get("pr-6/a.txt");
        var byRun = get("run-66/a.txt");

        // Then
        byCommit.statusCode(404);
        byPrefix.statusCode(404);
        byPullRequest.body(equalTo("fork"));
        byRun.body(equalTo("fork"));
    }

    @Test
    void pullRequestLeadsToItsPresentHeadFirstAndToOlderCommitsForTheRest() {
        // Given
        shelf.pullRequest(repository, 7, HEAD, OLDER);
        shelf.stored(job("1", HEAD), "a.txt", "head");
        var older = job("2", OLDER);
        shelf.stored(older, "a.txt", "older");
        shelf.stored(older, "b.txt", "older");

        // When
        var inBoth = get("pr-7/a.txt");
        var inOlder = get("pr-7/b.txt");

        // Then
        inBoth.body(equalTo("head"));
        inOlder.body(equalTo("older"));
    }

    @Test
    void pullRequestLeadsToNoRunThatIsNotItsOwn() {
        // Given
        shelf.pullRequest(repository, 8, HEAD);
        shelf.stored(job("1", OLDER), "a.txt", "of another");

        // When
        var answer = get("pr-8/a.txt");

        // Then
        answer.statusCode(404);
    }

    @Test
    void runLeadsToTheNewestAttemptThatHasThePath() {
        // Given
        var first = job("9", HEAD);
        var second = first.attempt(2);
        shelf.job(second);
        shelf.stored(first, "a.txt", "first");
        shelf.stored(first, "b.txt", "first");
        shelf.stored(second, "a.txt", "second");

        // When
        var inBoth = get("run-9/a.txt");
        var inFirst = get("run-9/b.txt");
        var ofFirst = get("run-9/-/jobs/1/build/a.txt");

        // Then
        inBoth.body(equalTo("second"));
        inFirst.body(equalTo("first"));
        ofFirst.body(equalTo("first"));
    }

    @Test
    void whatANewerAttemptReplacedIsGoneFromTheCommit() {
        // Given
        var first = job("9", HEAD);
        var second = first.attempt(2);
        shelf.job(second);
        shelf.stored(first, "a.txt", "first");
        shelf.stored(second, "a.txt", "second");
        shelf.expire(second, Instant.parse("2026-11-21T08:00:00Z"));

        // When
        var answer = get(HEAD + "/a.txt");

        // Then
        answer.statusCode(410);
    }

    @Test
    void jobsWithSlashesAndSpacesInTheirNameHaveAnAddress() {
        // Given
        var job = JobRow.of(repository, "1", HEAD).name("call / build (ubuntu, 3.9)");
        shelf.job(job);
        shelf.stored(job, "a.txt", "content");

        // When
        var answer = get("run-1/-/jobs/1/call%20%2F%20build%20(ubuntu,%203.9)/a.txt");

        // Then
        answer.statusCode(200);
    }

    @Test
    void sumsListEveryFileOfTheRefByPath() {
        // Given
        var job = job("1", HEAD);
        var b = shelf.stored(job, "b/x.txt", "b");
        var a = shelf.stored(job, "a.txt", "a");
        shelf.listed(job, "c.txt", "awaiting");

        // When
        var answer = get("1111111/-/SHA256SUMS");

        // Then
        answer.statusCode(200).body(equalTo(a + "  a.txt\n" + b + "  b/x.txt\n"));
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
