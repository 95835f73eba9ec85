package dev.afterrun.storage.listing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.download.JobRow;
import dev.afterrun.storage.download.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in a folder, for people and for programs. */
@QuarkusTest
class ListingTest {
    private static final String HEAD = "ab".repeat(20);

    @Inject
    Shelf shelf;

    private String repository;
    private JobRow job;
    private Digest index;

    @BeforeEach
    void files() {
        repository = shelf.repository();
        job = JobRow.of(repository, "1", HEAD);
        shelf.job(job);
        index = shelf.stored(job, "docs/html/index.html", "<h1>");
        shelf.stored(job, "docs/a<b>.txt", "a");
        shelf.stored(job, "docs/zoo/deep/b.txt", "12345");
        shelf.stored(job, "docsify.txt", "no part of docs");
        shelf.stored(job, "simple/x.txt", "behind a view");
        shelf.listed(job, "docs/awaited.txt", "awaiting");
    }

    @Test
    void aPageShowsFoldersFirstWithWhatIsBelowThem() {
        // When
        var page = page("run-1/-/list/docs/");

        // Then
        assertThat(page)
                .containsSubsequence(">html/</a>", "1 file", ">zoo/</a>", ">a&lt;b&gt;.txt</a>")
                .contains("href=\"http://web.test/" + repository + "/run-1/-/list/docs/html/\"")
                .contains("href=\"http://content.test/" + repository + "/run-1/docs/a%3Cb%3E.txt\"")
                .contains("href=\"http://content.test/" + repository + "/run-1/-/archive/docs.zip\"")
                .doesNotContain("docsify", "awaited");
    }

    @Test
    void aDigestIsCopiedWithOnePress() {
        // When
        var answer = get("run-1/-/list/docs/html/");

        // Then
        assertThat(answer.header("Content-Security-Policy")).contains("script-src 'self'");
        assertThat(answer.asString())
                .contains("data-copy=\"digest\">" + index.hex() + "</code>")
                .containsPattern("<script src=\"/-/[^\"]*afterrun\\.js");
    }

    @Test
    void aPageOfTheRefLeadsBackToItAndPastViews() {
        // When
        var root = page(HEAD + "/-/list/");
        var behindView = page(HEAD + "/-/list/simple/");

        // Then
        assertThat(root)
                .contains("href=\"http://web.test/" + repository + "/" + HEAD + "\"")
                .contains("docsify.txt")
                .contains("href=\"http://content.test/" + repository + "/" + HEAD + "/-/archive.tar.zst\"");
        assertThat(behindView)
                .contains("href=\"http://content.test/" + repository + "/" + HEAD + "/-/files/simple/x.txt\"");
    }

    @Test
    void aPageIsOfTheApplicationAndJsonIsContent() {
        // Given
        var address = "/" + repository + "/run-1/-/list/docs/";

        // When
        var page =
                given().redirects().follow(false).header("Host", "content.test").get(address);
        var json = given().redirects()
                .follow(false)
                .header("Host", "web.test")
                .accept("application/json")
                .get(address);

        // Then
        assertThat(page.header("Location")).isEqualTo("http://web.test" + address);
        assertThat(json.header("Location")).isEqualTo("http://content.test" + address);
        assertThat(get("run-1/-/list/docs/").header("Content-Security-Policy")).contains("default-src 'none'");
    }

    @Test
    void aFolderWithoutItsSlashIsSentToTheOneWithIt() {
        // When
        var answer = given().redirects().follow(false).get("/" + repository + "/run-1/-/list/docs?format=json");

        // Then
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/" + repository + "/run-1/-/list/docs/?format=json");
    }

    @Test
    void aLongFolderGoesOnOnTheNextPage() {
        // Given
        shelf.change("""
                INSERT INTO artifact (job_id, repository_id, trust, path, sha256, size, executable, state)
                SELECT job_id, artifact.repository_id, artifact.trust, 'many/' || number || '/x', sha256, size, false, 'stored'
                FROM artifact JOIN job ON job.id = job_id, generate_series(1000, 1700) AS number
                WHERE job.key = ? AND path = 'docsify.txt'
                """, job.id().key().value());

        // When
        var first = page("run-1/-/list/many/");
        var second = page("run-1/-/list/many/?page=2");

        // Then
        assertThat(first).contains(">1000/<", ">1499/<", "href=\"?page=2\"").doesNotContain(">1500/<");
        assertThat(second).contains(">1500/<", ">1700/<").doesNotContain("?page=3");
        assertThat(get("run-1/-/list/many/?page=3").statusCode()).isEqualTo(404);
        assertThat(get("run-1/-/list/many/?page=0").statusCode()).isEqualTo(404);
    }

    @Test
    void jsonHasAllFilesBelowAFolder() {
        // When
        var json = get("run-1/-/list/docs/?format=json").jsonPath();

        // Then
        assertThat(json.getString("folder")).isEqualTo("docs/");
        assertThat(json.getList("files.path"))
                .isEqualTo(List.of("docs/a<b>.txt", "docs/html/index.html", "docs/zoo/deep/b.txt"));
        assertThat(json.getString("files[1].sha256")).isEqualTo(index.hex());
        assertThat(json.getInt("files[1].size")).isEqualTo(4);
        assertThat(json.getString("files[1].finishedAt")).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(json.getString("files[1].url"))
                .isEqualTo("http://content.test/" + repository + "/run-1/docs/html/index.html");
    }

    @Test
    void sumsOfAFolderHaveItsFilesAlone() {
        // When
        var sums = get(HEAD + "/-/SHA256SUMS/docs/html");

        // Then
        assertThat(sums.asString()).isEqualTo(index + "  docs/html/index.html\n");
    }

    @Test
    void ofTwoJobsTheFileThatIsServedIsTheOneThatIsListed() {
        // Given
        var second = JobRow.of(repository, "1", HEAD).attempt(2);
        shelf.job(second);
        var newer = shelf.stored(second, "docs/html/index.html", "<h2>");

        // When
        var json = get("run-1/-/list/docs/html/?format=json").jsonPath();

        // Then
        assertThat(json.getList("files.sha256")).isEqualTo(List.of(newer.hex()));
        assertThat(page("run-1/-/list/docs/html/")).contains(newer.hex()).doesNotContain(index.hex());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run-1/-/list/nowhere/",
                "run-1/-/list/docs/html/index.html/",
                "run-1/-/list/docs/../docs/",
                "run-1/-/list/doc/",
                "run-1/-/list/docs%2Fhtml/",
                "run-1/-/list/a%00b/",
                "run-9/-/list/",
                "run-1/-/SHA256SUMS/nowhere",
                "run-1/-/list/nowhere/?format=json"
            })
    void whereNoFolderIsNothingIs(String address) {
        // When
        var answer = get(address);

        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void pagesOfRunsSayWhereAllFilesAre() {
        // When
        var page = page("run-1");

        // Then
        assertThat(page)
                .contains("href=\"http://web.test/" + repository + "/run-1/-/list/\">Browse files</a>")
                .contains("href=\"http://content.test/" + repository + "/run-1/-/archive.zip\"")
                .contains("href=\"http://content.test/" + repository + "/run-1/-/archive.tar.zst\"");
    }

    private String page(String address) {
        var answer = get(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/html");
        return answer.asString();
    }

    private Response get(String address) {
        return given().urlEncodingEnabled(false).get("/" + repository + "/" + address);
    }
}
