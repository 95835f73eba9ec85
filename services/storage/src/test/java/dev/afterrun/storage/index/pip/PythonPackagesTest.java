package dev.afterrun.storage.index.pip;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What pip reads of a commit, a pull request or a run (D1, D4). */
@QuarkusTest
class PythonPackagesTest {
    private static final String JSON = "application/vnd.pypi.simple.v1+json";
    private static final String SPAM = "dist/Spam_Eggs-1.0-py3-none-any.whl";

    @Inject
    Storage storage;

    @Inject
    Sql sql;

    private final CiJob job = CiJob.fresh();

    @Test
    void projectsOfARefAreListedForPip() {
        // Given
        storage.publish(job, spam(), TestFile.of("bar-2-py3-none-any.whl", WheelFile.of("bar", "2")));

        // When
        var list = get("simple/", JSON);

        // Then
        list.statusCode(200)
                .contentType(JSON)
                .body("meta.'api-version'", equalTo("1.1"))
                .body("projects.name", contains("bar", "spam-eggs"));
    }

    @Test
    void aProjectsWheelsAreListedWithDigestsAndWhatTheyNeed() {
        // Given
        var spam = spam();
        storage.publish(job, spam);

        // When
        var page = get("simple/spam-eggs/", JSON);

        // Then
        var metadata = Digest.of(WheelFile.metadata("Spam_Eggs", "1.0", "Requires-Python: >=3.9\n"));
        page.statusCode(200)
                .body("name", equalTo("spam-eggs"))
                .body("versions", contains("1.0"))
                .body("files[0].filename", equalTo("Spam_Eggs-1.0-py3-none-any.whl"))
                .body("files[0].url", equalTo("../../-/wheels/" + SPAM))
                .body("files[0].hashes.sha256", equalTo(spam.sha256().hex()))
                .body("files[0].size", equalTo(spam.content().length))
                .body("files[0].'requires-python'", equalTo(">=3.9"))
                .body("files[0].'core-metadata'.sha256", equalTo(metadata.hex()));
        assertThat(bytes("-/wheels/" + SPAM)).isEqualTo(spam.content());
        assertThat(Digest.of(bytes("-/wheels/" + SPAM + ".metadata"))).isEqualTo(metadata);
    }

    @Test
    void whoeverDoesNotAskForJsonGetsHtmlInWhichNothingBreaksOut() {
        // Given
        storage.publish(
                job,
                TestFile.of("x-1-py3-none-any.whl", WheelFile.of("x", "1", "Requires-Python: >=3.9\"><script>\n")));

        // When
        var page = get("simple/x/", "*/*");

        // Then
        page.statusCode(200)
                .header("Content-Type", "text/html; charset=utf-8")
                .header("Content-Security-Policy", "sandbox")
                .body(containsString("data-requires-python=\"&gt;=3.9&quot;&gt;&lt;script&gt;\""))
                .body(not(containsString("<script>")));
    }

    @Test
    void anIndexThatIsAtHandIsNotSentAgain() {
        // Given
        storage.publish(job, spam());
        var etag = get("simple/", JSON).extract().header("ETag");

        // When
        var again = given().header("Accept", JSON)
                .header("If-None-Match", etag)
                .get(address("simple/"))
                .then();

        // Then
        again.statusCode(304);
    }

    @Test
    void otherSpellingsLeadToTheOneThatCounts() {
        // Given
        storage.publish(job, spam());

        // Then
        assertThat(redirected("simple/Spam.Eggs/")).isEqualTo("../spam-eggs/");
        assertThat(redirected("simple/spam-eggs")).isEqualTo("spam-eggs/");
        assertThat(redirected("simple")).endsWith("/simple/");
    }

    @Test
    void brokenWheelsNeverBreakTheIndex() {
        // Given
        storage.publish(
                job,
                spam(),
                TestFile.of("broken-1-py3-none-any.whl", "no archive at all"),
                TestFile.of("liar-1-py3-none-any.whl", WheelFile.of("somebody_else", "1")),
                TestFile.of("unnamed.whl", WheelFile.of("unnamed", "1")));

        // When
        var list = get("simple/", JSON);

        // Then
        list.statusCode(200).body("projects.name", contains("spam-eggs"));
        get("broken-1-py3-none-any.whl", "*/*").statusCode(200);
    }

    @Test
    void whereNothingIsToInstallThereIsNoIndex() {
        // Given
        storage.publish(job, TestFile.of("readme.txt", "of " + job.repository()));

        // Then
        get("simple/", JSON).statusCode(404);
        get("simple/spam/", JSON).statusCode(404);
        get("-/wheels/a-1-py3-none-any.whl.metadata", "*/*").statusCode(404);
    }

    @Test
    void expiredWheelsLeaveTheIndexAndWhatTheySaidGoesWithTheirBytes() {
        // Given
        var own =
                TestFile.of("own-1-py3-none-any.whl", WheelFile.of("own", "1", "Summary: " + job.repository() + "\n"));
        var session = storage.publish(job, own);
        assertThat(isKnown(own)).isTrue();

        // When
        storage.letLifetimeEnd(job);
        storage.expiryDue(job);
        storage.letSessionEnd(session);
        storage.work();
        storage.letGraceEnd();
        storage.work();

        // Then
        get("simple/", JSON).statusCode(404);
        assertThat(isKnown(own)).isFalse();
    }

    @Test
    void aWheelThatRunsAnywhereSaysNothingOfThat() {
        // Given
        storage.publish(job, TestFile.of("bar-2-py3-none-any.whl", WheelFile.of("bar", "2")));

        // Then
        get("simple/bar/", JSON).body("files[0]", not(hasKey("requires-python")));
    }

    @Test
    void theRunsPageSaysHowToInstallWhatCanBeInstalledAndWhatCannot() {
        // Given
        storage.publish(job, spam(), TestFile.of("broken-1-py3-none-any.whl", "no archive at all"));

        // When
        var page = given().get("/" + job.repository() + "/run-" + job.run())
                .then()
                .statusCode(200)
                .extract()
                .asString();

        // Then
        assertThat(page)
                .contains("pip install --index-url http://content.test/" + job.repository()
                        + "/run-1/simple/ spam-eggs</code>")
                .doesNotContain("/simple/ broken")
                .contains("its archive cannot be read");
    }

    private static TestFile spam() {
        return TestFile.of(SPAM, WheelFile.of("Spam_Eggs", "1.0", "Requires-Python: >=3.9\n"));
    }

    private boolean isKnown(TestFile wheel) {
        return sql.exists("SELECT 1 FROM package WHERE sha256 = ?", (Object)
                wheel.sha256().bytes());
    }

    private String redirected(String path) {
        return given().redirects()
                .follow(false)
                .get(address(path))
                .then()
                .statusCode(302)
                .extract()
                .header("Location");
    }

    private byte[] bytes(String path) {
        return get(path, "*/*").statusCode(200).extract().asByteArray();
    }

    private ValidatableResponse get(String path, String accept) {
        return given().header("Accept", accept).get(address(path)).then();
    }

    private String address(String path) {
        return "/" + job.repository() + "/" + job.commit() + "/" + path;
    }
}
