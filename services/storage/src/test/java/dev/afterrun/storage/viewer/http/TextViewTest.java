package dev.afterrun.storage.viewer.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.afterrun.storage.download.JobRow;
import dev.afterrun.storage.download.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TextViewTest {
    private static final String COMMIT = "7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e";

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

    @Test
    void linesHaveNumbersAndColoursAndAreNeverMarkup() {
        // Given
        shelf.stored(job, "logs/a b.log", "\u001b[31m<script>alert(1)</script>\u001b[0m &amp; {file}\nsecond\n");

        // When
        var answer = get("web.test", COMMIT + "/-/view/logs/a%20b.log");

        // Then
        answer.statusCode(200)
                .contentType("text/html; charset=utf-8")
                .body(containsString("id=\"L2\""))
                .body(containsString(
                        "<span class=\"fg1\">&lt;script&gt;alert(1)&lt;/script&gt;</span> &amp;amp; {file}"))
                .body(containsString("lines 1–2 of 2"))
                .body(not(containsString("<script>")))
                .body(containsString("http://content.test/" + repository + "/" + COMMIT + "/-/files/logs/a%20b.log"))
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self';"
                                + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void longTextComesInPagesThatLeadToEachOther() {
        // Given
        shelf.stored(job, "a.log", lines(2_345));

        // When
        var first = page("");
        var middle = page("?line=1500");
        var last = page("?line=end");

        // Then
        assertThat(first)
                .contains("id=\"L1\"", "id=\"L1000\"", "href=\"?line=1001\"", "lines 1–1,000 of 2,345")
                .doesNotContain("id=\"L1001\"");
        assertThat(middle)
                .contains("id=\"L1001\"", "id=\"L2000\"", "href=\"?line=1\"", "href=\"?line=2001\"", "#L1500\"");
        assertThat(last).contains("id=\"L2345\"", "the end").doesNotContain("href=\"?line=end\"");
    }

    @Test
    void wordsAreFoundWhereverTheyStandAndHowever() {
        // Given
        shelf.stored(job, "a.log", lines(1_999) + "an \u001b[31mErr\u001b[0mor: <b>\n" + lines(10));

        // When
        var found = page("?find=ERROR:+%3Cb");
        var nothing = page("?find=warning");

        // Then
        assertThat(found)
                .contains("One line", "href=\"?line=2000#L2000\"")
                .contains("an <span class=\"hit\">Error: &lt;b</span>&gt;");
        assertThat(nothing).contains("Not found").doesNotContain("Search on");
    }

    @Test
    void searchGoesOnBehindItsHundredthHit() {
        // Given
        shelf.stored(job, "a.log", lines(250));

        // When
        var first = page("?find=line");
        var next = page("?find=line&line=101");

        // Then
        assertThat(first)
                .contains("100 lines in lines 1–100", "Search on from line 101")
                .doesNotContain("#L101");
        assertThat(next).contains("in lines 101–200", "#L101\"", "#L200\"");
    }

    @Test
    void whatIsNoTextIsRefusedWithTheWayToSaveIt() {
        // Given
        shelf.stored(job, "a.log", new byte[] {'a', 0, 'b'});

        // When
        var answer = get("web.test", "run-7/-/view/a.log");

        // Then
        answer.statusCode(404)
                .body(containsString("It is no text"))
                .body(containsString("http://content.test/" + repository + "/run-7/-/files/a.log"));
    }

    @Test
    void longLinesAndProgressSayWhatIsLeftOut() {
        // Given
        shelf.stored(job, "a.log", "x".repeat(5_000) + "\n10%\r20%\r30%\n");

        // When
        var page = page("");

        // Then
        assertThat(page)
                .contains("… and 3.0 kB more", "30%<span class=\"note\">written 3 times")
                .doesNotContain("20%");
    }

    @Test
    void emptyFileIsEmpty() {
        // Given
        shelf.stored(job, "a.log", "");

        // When
        var page = page("");

        // Then
        assertThat(page).contains("The file is empty.");
    }

    @Test
    void pageOfOursIsNeverShownWhereFilesAre() {
        // Given
        shelf.stored(job, "a.log", "x");

        // When
        var answer = get("content.test", "run-7/-/view/a.log?line=1");

        // Then
        answer.statusCode(302).header("Location", "http://web.test/" + repository + "/run-7/-/view/a.log?line=1");
    }

    @Test
    void fileThatExpiredSaysSo() {
        // Given
        shelf.stored(job, "a.log", "x");
        shelf.expire(job, Instant.parse("2026-11-21T08:00:00Z"));

        // When
        var answer = get("web.test", "run-7/-/view/a.log");

        // Then
        answer.statusCode(410);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.log?line=0",
                "a.log?line=-1",
                "a.log?line=x",
                "a.log?line=1234567890123",
                "b.log",
                "a.log/",
                ""
            })
    void whatIsNotThereIsNowhere(String path) {
        // Given
        shelf.stored(job, "a.log", "x");

        // When
        var answer = get("web.test", "run-7/-/view/" + path);

        // Then
        answer.statusCode(404);
    }

    private String page(String query) {
        return get("web.test", "run-7/-/view/a.log" + query)
                .statusCode(200)
                .extract()
                .asString();
    }

    private ValidatableResponse get(String host, String path) {
        return given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .header("Host", host)
                .get("/" + repository + "/" + path)
                .then();
    }

    private static String lines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> "line " + number + "\n")
                .collect(Collectors.joining());
    }
}
