package dev.afterrun.storage.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.storage.download.JobRow;
import dev.afterrun.storage.download.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PagesTest {
    private static final String HEAD = "e1".repeat(20);
    private static final String OLDER = "e2".repeat(20);

    @Inject
    Shelf shelf;

    @Inject
    Clock clock;

    private String repository;

    @BeforeEach
    void aRepository() {
        repository = shelf.repository();
    }

    @Test
    void runShowsItsJobsAndTheirFiles() {
        // Given
        var job = JobRow.of(repository, "77", HEAD)
                .url("https://ci.test/runs/77")
                .expiresAt(clock.instant().plus(Duration.ofDays(6)).plusSeconds(60));
        shelf.job(job);
        var digest = shelf.stored(job, "dist/a.whl", "x".repeat(1234));
        shelf.listed(job, "b.txt", "awaiting");
        shelf.listed(job, "c.txt", "refused");

        // When
        var page = page("run-77");

        // Then
        assertThat(page)
                .contains("<h1>Run 77</h1>")
                .contains("✓</span> success")
                .contains("<a href=\"https://ci.test/runs/77\" rel=\"nofollow noopener noreferrer\">CI log</a>")
                .contains("href=\"http://content.test/" + repository + "/" + HEAD + "/dist/a.whl\"")
                .contains("title=\"1,234 bytes\">1.2 kB<")
                .contains("<code title=\"" + digest + "\" data-copy=\"digest\">" + digest + "</code>")
                .containsPattern("expires <time datetime=\"[^\"]+Z\" title=\"[^\"]+ UTC\">in 6 days</time>")
                .contains("<span class=\"tag warn\">awaiting</span>")
                .contains("the name is taken by other content")
                .contains("curl -fsSL http://content.test/" + repository
                        + "/run-77/-/SHA256SUMS | sha256sum -c --ignore-missing");
    }

    @Test
    void durationIsShownOnlyWhereTheStartIsKnown() {
        // Given
        var timed = JobRow.of(repository, "1", HEAD);
        shelf.job(timed);
        var untimed = JobRow.of(repository, "2", HEAD);
        shelf.job(untimed);
        shelf.change(
                "UPDATE job SET started_at = NULL WHERE key = ?",
                untimed.id().key().value());
        var clocksDiffer = JobRow.of(repository, "3", HEAD);
        shelf.job(clocksDiffer);
        shelf.change(
                "UPDATE job SET started_at = finished_at + interval '1 second' WHERE key = ?",
                clocksDiffer.id().key().value());

        // When
        var pages = List.of(page("run-1"), page("run-2"), page("run-3"));

        // Then
        assertThat(pages.get(0)).contains("took 1 minute<");
        assertThat(pages.get(1)).contains("finished <time").doesNotContain("took");
        assertThat(pages.get(2)).doesNotContain("took");
    }

    @Test
    void pullRequestShowsItsPresentHeadFirstAndForksAsUntrusted() {
        // Given
        var fork = JobRow.of(repository, "1", OLDER).trust(TrustLevel.UNTRUSTED);
        var head = JobRow.of(repository, "2", HEAD).conclusion(Conclusion.FAILURE);
        shelf.job(head);
        shelf.job(fork);
        shelf.pullRequest(repository, 12, HEAD, OLDER);

        // When
        var page = page("pr-12");

        // Then
        assertThat(page)
                .contains("Round &lt;wheels&gt;")
                .contains("✗</span> failure")
                .containsPattern(Pattern.compile("present head.*older.*untrusted", Pattern.DOTALL));
    }

    @Test
    void pullRequestWithoutRunsHasAPage() {
        // Given
        shelf.pullRequest(repository, 13, HEAD);

        // When
        var page = page("pr-13");

        // Then
        assertThat(page).contains("No job has told of itself yet.");
    }

    @Test
    void abbreviatedCommitIsSentToTheFullOneAndUntrustedRunsAreNotShownThere() {
        // Given
        var fork = JobRow.of(repository, "66", HEAD).trust(TrustLevel.UNTRUSTED);
        shelf.job(fork);
        shelf.job(JobRow.of(repository, "1", HEAD));

        // When
        var abbreviated = given().redirects().follow(false).get("/" + repository + "/e1e1e1e");
        var page = page(HEAD);

        // Then
        assertThat(abbreviated.statusCode()).isEqualTo(302);
        assertThat(abbreviated.header("Location")).isEqualTo("/" + repository + "/" + HEAD);
        assertThat(page).contains("/run-1\"").doesNotContain("run-66");
    }

    @Test
    void whatUsersWroteIsNeverMarkup() {
        // Given
        var hostile = "\"><script>alert(1)</script>{page}{#each}";
        var job = JobRow.of(repository, "r\"><script>alert(2)</script>", HEAD)
                .name(hostile)
                .url("javascript:alert(3)")
                .summary("<script>alert(4)</script>\n\n**bold** <img src=x onerror=alert(5)>");
        shelf.job(job);
        shelf.stored(job, "a\"><script>alert(6)</script>.txt", "x");

        // When
        var page = page(HEAD);

        // Then
        assertThat(page)
                .contains("<strong>bold</strong>")
                .contains("{page}{#each}")
                .doesNotContain("<script>")
                .containsOnlyOnce("<script")
                .doesNotContain("javascript:")
                .doesNotContainPattern("<[^>]*onerror");
    }

    @Test
    void pageRunsNothingButOurOwnAndIsFramedByNobody() {
        // Given
        shelf.job(JobRow.of(repository, "1", HEAD));

        // When
        var answer = given().get("/" + repository + "/run-1");

        // Then
        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
                        + " img-src 'self' http://content.test;"
                        + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void unknownPagesGetTheSameAnswer() {
        // Given
        shelf.job(JobRow.of(repository, "1", HEAD));

        // When
        var run = given().get("/" + repository + "/run-2");
        var pullRequest = given().get("/" + repository + "/pr-2");
        var other = given().get("/nobody/nothing/" + HEAD);
        var nonsense = given().get("/" + repository + "/run-1?page=x");

        // Then
        assertThat(run.statusCode()).isEqualTo(404);
        assertThat(run.asString())
                .isEqualTo(pullRequest.asString())
                .isEqualTo(other.asString())
                .isEqualTo(nonsense.asString());
    }

    @Test
    void homeSaysHowToPublish() {
        // When
        var answer = given().get("/");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString())
                .contains("AFTERRUN_URL=http://events.test")
                .contains("afterrun publish");
    }

    @Test
    void stylesheetIsServedAtTheAddressThatPagesName() {
        // Given
        var address = Pattern.compile("href=\"(/-/afterrun.css[^\"]*)\"")
                .matcher(given().get("/").asString());

        // When
        var found = address.find();
        var stylesheet = given().get(address.group(1));

        // Then
        assertThat(found).isTrue();
        assertThat(stylesheet.statusCode()).isEqualTo(200);
        assertThat(stylesheet.contentType()).startsWith("text/css");
        assertThat(stylesheet.header("Cache-Control")).isEqualTo("public, max-age=86400");
    }

    private String page(String ref) {
        var answer = given().urlEncodingEnabled(false).get("/" + repository + "/" + ref);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.asString();
    }
}
