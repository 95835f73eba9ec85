package dev.afterrun.storage.download.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.afterrun.storage.download.JobRow;
import dev.afterrun.storage.download.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders of files that open in a browser. */
@QuarkusTest
class SitesTest {
    private static final String COMMIT = "5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e";
    private static final String SITE_POLICY = "sandbox allow-scripts allow-forms allow-downloads; form-action 'self'";

    @Inject
    Shelf shelf;

    private String repository;
    private JobRow job;

    @BeforeEach
    void aJob() {
        repository = shelf.repository();
        job = JobRow.of(repository, "7", COMMIT);
        shelf.job(job);
    }

    @ParameterizedTest
    @ValueSource(strings = {COMMIT, "5e5e5e5e5e", "run-7"})
    void folderOpensWithItsIndexAndRunsWithoutAnOrigin(String ref) {
        // Given
        shelf.stored(job, "docs/index.html", "<h1>Docs</h1>");

        // When
        var answer = get(ref + "/docs/");

        // Then
        answer.statusCode(200)
                .body(equalTo("<h1>Docs</h1>"))
                .header("Content-Type", "text/html; charset=utf-8")
                .header("Content-Disposition", startsWith("inline"))
                .header("Content-Security-Policy", SITE_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Access-Control-Allow-Origin", "*");
    }

    @ParameterizedTest
    @CsvSource({
        "app.js, text/javascript; charset=utf-8",
        "app.mjs, text/javascript; charset=utf-8",
        "app_bg.wasm, application/wasm",
        "style.css, text/css; charset=utf-8",
        "logo.svg, image/svg+xml",
        "font.woff2, font/woff2",
        "search.json, application/json"
    })
    void whatPagesLoadHasItsTypeAndMayBeReadByPagesWithoutAnOrigin(String name, String type) {
        // Given
        shelf.stored(job, "docs/" + name, "content of a file");

        // When
        var answer = get("run-7/docs/" + name);

        // Then
        answer.statusCode(200)
                .header("Content-Type", type)
                .header("Content-Security-Policy", SITE_POLICY)
                .header("Access-Control-Allow-Origin", "*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run-7/-/files/docs/index.html", "run-7/-/jobs/1/build/docs/index.html"})
    void addressesForSavingSave(String address) {
        // Given
        shelf.stored(job, "docs/index.html", "<h1>Docs</h1>");

        // When
        var answer = get(address);

        // Then
        answer.statusCode(200)
                .header("Content-Disposition", startsWith("attachment"))
                .header("Content-Security-Policy", "sandbox");
    }

    @Test
    void packageIsSavedWhereverItLies() {
        // Given
        shelf.stored(job, "docs/pkg-1.0-py3-none-any.whl", "wheel");

        // When
        var answer = get("run-7/docs/pkg-1.0-py3-none-any.whl");

        // Then
        answer.statusCode(200).header("Content-Disposition", startsWith("attachment"));
    }

    @Test
    void folderWithoutItsSlashLeadsToTheOneWithIt() {
        // Given
        shelf.stored(job, "a b/c+d/index.html", "<h1>Docs</h1>");

        // When
        var answer = get("run-7/a%20b/c%2Bd?q=%26");

        // Then
        answer.statusCode(302)
                .header("Location", "/" + repository + "/run-7/a%20b/c%2Bd/?q=%26")
                .header("Cache-Control", "no-cache");
    }

    @Test
    void fileCalledLikeTheBeginningOfOthersIsNoFolder() {
        // Given
        shelf.stored(job, "docs.html", "a");
        shelf.stored(job, "docs-old/index.html", "b");
        shelf.stored(job, "docs0", "c");

        // When
        var answer = get("run-7/docs");

        // Then
        answer.statusCode(404);
    }

    @Test
    void folderWithoutAPageOfItsOwnLeadsToTheListOfItsFiles() {
        // Given
        shelf.stored(job, "a b/c+d/page.html", "a");

        // When
        var answer = get("run-7/a%20b/c%2Bd/");

        // Then
        answer.statusCode(302).header("Location", "/" + repository + "/run-7/-/list/a%20b/c%2Bd/");
    }

    @Test
    void folderWhoseFilesHaveGoneIsNone() {
        // Given
        shelf.stored(job, "docs/page.html", "a");
        shelf.expire(job, Instant.parse("2026-11-21T08:00:00Z"));

        // When
        var answer = get("run-7/docs");

        // Then
        answer.statusCode(404);
    }

    @Test
    void indexThatExpiredSaysSo() {
        // Given
        shelf.stored(job, "docs/index.html", "a");
        shelf.expire(job, Instant.parse("2026-11-21T08:00:00Z"));

        // When
        var answer = get("run-7/docs/");

        // Then
        answer.statusCode(410);
    }

    @Test
    void nearestPageOfNothingAnswersPeople() {
        // Given
        shelf.stored(job, "docs/404.html", "<h1>No such chapter</h1>");
        shelf.stored(job, "404.html", "<h1>Too far up</h1>");
        shelf.stored(job, "docs/book/index.html", "a");

        // When
        var answer = asPerson("content.test", "run-7/docs/book/chapter.html");

        // Then
        answer.statusCode(404)
                .body(equalTo("<h1>No such chapter</h1>"))
                .header("Content-Security-Policy", SITE_POLICY)
                .header("Vary", "accept");
    }

    @Test
    void programsAreAnsweredInTheirOwnWords() {
        // Given
        shelf.stored(job, "docs/404.html", "<h1>No such chapter</h1>");

        // When
        var answer = get("run-7/docs/chapter.html");

        // Then
        answer.statusCode(404).contentType("application/problem+json");
    }

    @Test
    void noPageOfAnybodyIsShownWhereTheApplicationIs() {
        // Given
        shelf.stored(job, "docs/404.html", "<h1>No such chapter</h1>");
        shelf.stored(job, "docs/index.html", "<h1>Docs</h1>");

        // When
        var nothing = asPerson("web.test", "run-7/docs/chapter.html");
        var folder = asPerson("web.test", "run-7/docs/");

        // Then
        nothing.statusCode(404).body(containsString("Nothing is at this address"));
        folder.statusCode(302).header("Location", "http://content.test/" + repository + "/run-7/docs/");
    }

    private ValidatableResponse get(String path) {
        return request("content.test", "*/*", path);
    }

    private ValidatableResponse asPerson(String host, String path) {
        return request(host, "text/html,*/*", path);
    }

    private ValidatableResponse request(String host, String accept, String path) {
        return given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .header("Host", host)
                .header("Accept", accept)
                .get("/" + repository + "/" + path)
                .then();
    }
}
