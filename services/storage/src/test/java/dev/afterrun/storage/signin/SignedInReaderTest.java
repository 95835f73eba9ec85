package dev.afterrun.storage.signin;

import static dev.afterrun.storage.signin.Browser.SESSION;
import static dev.afterrun.storage.signin.Browser.browser;
import static dev.afterrun.storage.signin.Browser.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.download.JobRow;
import dev.afterrun.storage.download.Shelf;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import dev.afterrun.storage.visibility.VisibilityScene;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What who has signed in to the pages reads of what few read. */
@QuarkusTest
@TestProfile(SignInPagesTest.AtARealm.class)
class SignedInReaderTest {
    private static final String WEB = "https://pages\\.test";
    private static final String CONTENT = "http://content\\.test";

    @Inject
    Shelf shelf;

    @Inject
    VisibilityScene visibility;

    @Inject
    Storage storage;

    private String repository;
    private String page;

    @BeforeEach
    void aPage() {
        repository = shelf.repository();
        shelf.job(JobRow.of(repository, "7", "e3".repeat(20)));
        page = "/" + repository + "/run-7";
    }

    @Test
    void whoHasSignedInReadsPagesOfWhatFewRead() {
        // Given
        visibility.hide(RepositoryName.parse(repository));
        var session = signedIn(page).getCookie(SESSION);

        // When
        var nobody = browser().get(page);
        var planted = browser().cookie(SESSION, "planted").get(page);
        var somebody = browser().cookie(SESSION, session).get(page);

        // Then
        assertThat(nobody.statusCode()).isEqualTo(404);
        assertThat(planted.statusCode()).isEqualTo(404);
        assertThat(somebody.statusCode()).isEqualTo(200);
        assertThat(somebody.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(browser().get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void whoHasSignedInOpensTheFilesOfWhatFewRead() {
        // Given
        var job = CiJob.fresh();
        storage.publish(job, TestFile.of("docs/index.html", "<p>secret</p>"), TestFile.of("a b.txt", "a text"));
        visibility.hide(job.repository());
        var session = signedIn(page).getCookie(SESSION);
        var run = "/" + job.repository() + "/run-1";
        var folder = "/" + job.repository() + "/" + job.commit() + "/-/list/docs/";

        // When
        var ofRun = files(browser().cookie(SESSION, session).get(run));
        var ofFolder =
                files(browser().accept("text/html").cookie(SESSION, session).get(folder));

        // Then
        // Both as they are shown and as they are saved.
        assertThat(ofRun).hasSize(4);
        assertThat(ofFolder).hasSize(1);
        assertThat(Stream.concat(ofRun.stream(), ofFolder.stream()).map(link -> opened(link)))
                .containsExactlyInAnyOrder("a text", "a text", "<p>secret</p>", "<p>secret</p>", "<p>secret</p>");
    }

    @Test
    void whoHasSignedInSavesAllFilesOfWhatFewReadAtOnce() {
        // Given
        var job = CiJob.fresh();
        storage.publish(job, TestFile.of("docs/index.html", "<p>secret</p>"));
        visibility.hide(job.repository());
        var session = signedIn(page).getCookie(SESSION);
        var ref = "/" + job.repository() + "/" + job.commit();

        // When
        var saved = Stream.of(ref, ref + "/-/list/docs/")
                .map(at ->
                        browser().accept("text/html").cookie(SESSION, session).get(at))
                .flatMap(shown -> links(shown, WEB, ref + "/-/(?:archive|SHA256SUMS)").stream())
                .toList();

        // Then
        assertThat(saved).hasSize(6);
        for (var link : saved) {
            var mine = browser()
                    .header("Host", "pages.test")
                    .cookie(SESSION, session)
                    .get(link);
            assertThat(mine.statusCode()).as(link).isEqualTo(200);
            assertThat(mine.header("Content-Disposition")).startsWith("attachment");
            assertThat(mine.header("Content-Security-Policy")).isEqualTo("sandbox");
            assertThat(mine.header("Cache-Control")).isEqualTo("private, no-store");
            assertThat(browser().header("Host", "pages.test").get(link).statusCode())
                    .isEqualTo(404);
            assertThat(browser()
                            .header("Host", "content.test")
                            .cookie(SESSION, session)
                            .get(link)
                            .statusCode())
                    .as("no session counts where content is served")
                    .isEqualTo(404);
        }
    }

    @Test
    void pagesOfWhatEverybodyReadsLeadToTheFilesThemselves() {
        // Given
        var job = CiJob.fresh();
        storage.publish(job, TestFile.of("a.txt", "a text"));
        var session = signedIn(page).getCookie(SESSION);

        // When
        var shown = browser().cookie(SESSION, session).get("/" + job.repository() + "/run-1");

        // Then
        assertThat(files(shown)).isEmpty();
        assertThat(shown.asString())
                .contains("http://content.test/" + job.repository() + "/" + job.commit() + "/a.txt");
    }

    private static List<String> files(Response page) {
        return links(page, CONTENT, "/-/link/");
    }

    private static List<String> links(Response page, String origin, String beginning) {
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        return Pattern.compile("href=\"" + origin + "(" + beginning + "[^\"]*)\"")
                .matcher(page.asString())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String opened(String link) {
        var answer = browser()
                .urlEncodingEnabled(false)
                .header("Host", "content.test")
                .get(link);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.asString();
    }
}
