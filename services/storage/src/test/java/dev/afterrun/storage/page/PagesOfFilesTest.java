package dev.afterrun.storage.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.storage.download.JobRow;
import dev.afterrun.storage.download.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What pages show of files, and where they lead. */
@QuarkusTest
class PagesOfFilesTest {
    private static final String HEAD = "e1".repeat(20);

    @Inject
    Shelf shelf;

    private String repository;

    @BeforeEach
    void aRepository() {
        repository = shelf.repository();
    }

    @Test
    void linkLeadsToExactlyTheBytesThatAreShown() {
        // Given
        var first = JobRow.of(repository, "9", HEAD).name("build / linux");
        var second = first.attempt(2);
        shelf.job(first);
        shelf.job(second);
        shelf.stored(first, "a.txt", "first");
        shelf.stored(second, "a.txt", "second");

        // When
        var page = page("run-9");

        // Then
        assertThat(page)
                .contains("attempt 2")
                .contains("/" + HEAD + "/a.txt\"")
                .contains("/run-9/-/jobs/1/build%20%2F%20linux/a.txt\"");
        assertThat(given().urlEncodingEnabled(false)
                        .get("/" + repository + "/run-9/-/jobs/1/build%20%2F%20linux/a.txt")
                        .asString())
                .isEqualTo("first");
    }

    @Test
    void longListsComeInParts() {
        // Given
        var job = JobRow.of(repository, "5", HEAD);
        shelf.job(job);
        for (var i = 0; i < 201; i++) {
            shelf.listed(job, "f/%03d".formatted(i), "missing");
        }

        // When
        var first = page("run-5");
        var second = page("run-5?job=" + job.id().key() + "&after=f%2F199");

        // Then
        assertThat(first)
                .contains("201 files")
                .contains("f/199")
                .doesNotContain("f/200")
                .contains("?job=" + job.id().key() + "&amp;after=f%2F199");
        assertThat(second).contains("f/200").doesNotContain("f/199<").doesNotContain("More files");
    }

    @Test
    void filesLeadToTheirAddressTheirLinesAndWhereTheyAreSaved() {
        // Given
        var job = JobRow.of(repository, "1", HEAD);
        shelf.job(job);
        shelf.stored(job, "logs/a+b.log", "x");
        shelf.stored(job, "dist/a.bin", "y");

        // When
        var page = page("run-1");

        // Then
        var content = "http://content.test/" + repository + "/" + HEAD;
        assertThat(page)
                .contains("<a href=\"" + content + "/logs/a%2Bb.log\">logs/a+b.log</a>")
                .contains("<a href=\"http://web.test/" + repository + "/" + HEAD + "/-/view/logs/a%2Bb.log\"")
                .contains("<a href=\"" + content + "/-/files/logs/a%2Bb.log\"")
                .contains("<a href=\"" + content + "/dist/a.bin\" download>dist/a.bin</a>")
                .doesNotContain("/-/view/dist", "/-/files/dist");
    }

    @Test
    void outermostFoldersThatOpenAreNamed() {
        // Given
        var job = JobRow.of(repository, "1", HEAD).trust(TrustLevel.UNTRUSTED);
        shelf.job(job);
        shelf.stored(job, "docs/book/index.html", "a");
        shelf.stored(job, "docs/book/chapter/index.html", "b");
        shelf.stored(job, "cov 1/index.html", "c");
        shelf.stored(job, "docs/xindex.html", "d");

        // When
        var page = page("run-1");

        // Then
        assertThat(page)
                .contains(
                        "<a href=\"http://content.test/" + repository + "/run-1/docs/book/\">Open <bdi>docs/book</bdi>")
                .contains("/run-1/cov%201/\">Open <bdi>cov 1</bdi>")
                .doesNotContain("Open <bdi>docs/book/chapter", "Open <bdi>docs</bdi>");
    }

    @Test
    void expiredFilesAreListedWithoutLinks() {
        // Given
        var job = JobRow.of(repository, "1", HEAD);
        shelf.job(job);
        shelf.stored(job, "a.txt", "x");
        shelf.expire(job, Instant.parse("2026-11-21T08:00:00Z"));

        // When
        var page = page("run-1");

        // Then
        assertThat(page).contains("<strong>expired</strong>").contains("a.txt").doesNotContain("/a.txt\"");
    }

    private String page(String ref) {
        var answer = given().urlEncodingEnabled(false).get("/" + repository + "/" + ref);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.asString();
    }
}
