package dev.afterrun.storage.signin;

import static dev.afterrun.storage.signin.Browser.SESSION;
import static dev.afterrun.storage.signin.Browser.browser;
import static dev.afterrun.storage.signin.Browser.led;
import static dev.afterrun.storage.signin.Browser.location;
import static dev.afterrun.storage.signin.Browser.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.download.JobRow;
import dev.afterrun.storage.download.Shelf;
import dev.afterrun.storage.persisted.generation.SetScene;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import dev.afterrun.storage.visibility.VisibilityScene;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
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

    @Inject
    SetScene sets;

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
        // Both as they are shown and as they are saved, and the site.
        assertThat(ofRun).hasSize(5);
        assertThat(ofFolder).hasSize(1);
        assertThat(Stream.concat(ofRun.stream(), ofFolder.stream()).map(link -> opened(link)))
                .containsExactlyInAnyOrder(
                        "a text", "a text", "<p>secret</p>", "<p>secret</p>", "<p>secret</p>", "<p>secret</p>");
    }

    @Test
    void whoHasSignedInReadsASiteAsAWholeAndNothingBesideIt() {
        // Given
        var job = CiJob.fresh();
        storage.publish(
                job,
                TestFile.of("docs/index.html", "<p>welcome</p>"),
                TestFile.of("docs/api/index.html", "<p>api</p>"),
                TestFile.of("docs/style.css", "p {}"),
                TestFile.of("other/index.html", "<p>other</p>"),
                TestFile.of("notes.txt", "notes"));
        visibility.hide(job.repository());
        var session = signedIn(page).getCookie(SESSION);
        var ref = "/" + job.repository() + "/" + job.commit() + "/";

        // When
        var site = location(
                browser().header("Host", "pages.test").cookie(SESSION, session).get(ref + "docs/"));

        // Then
        assertThat(site).startsWith("/-/link/").endsWith("/");
        assertThat(opened(site)).isEqualTo("<p>welcome</p>");
        assertThat(opened(site + "style.css")).isEqualTo("p {}");
        assertThat(opened(site + "api/")).isEqualTo("<p>api</p>");
        assertThat(at(site + "api").header("Location")).isEqualTo(site + "api/");
        var style = at(site + "style.css");
        assertThat(style.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(style.header("Access-Control-Allow-Origin"))
                .as("pages of the site have no origin")
                .isEqualTo("*");
        assertThat(style.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(at(site).header("Content-Security-Policy")).startsWith("sandbox");
        for (var beside : List.of(
                "../other/index.html",
                "%2e%2e/other/index.html",
                "..%2fother/index.html",
                "/../notes.txt",
                "none.txt",
                "-/archive.zip",
                "../-/list/")) {
            assertThat(at(site + beside).statusCode()).as(beside).isEqualTo(404);
        }
    }

    @Test
    void ofAJobsOwnFolderASiteOpensFilesAloneAndNoViewOrPage() {
        // Given
        var job = CiJob.fresh();
        storage.publish(job, TestFile.of("index.html", "<p>welcome</p>"), TestFile.of("app.js", "1"));
        visibility.hide(job.repository());
        var session = signedIn(page).getCookie(SESSION);
        var run = browser().cookie(SESSION, session).get("/" + job.repository() + "/run-1");

        // When: of the links, the one whose folder has more
        var site = files(run).stream()
                .map(link -> link.substring(0, link.lastIndexOf('/') + 1))
                .filter(folder -> at(folder + "app.js").statusCode() == 200
                        && at(folder + "index.html").statusCode() == 200)
                .findFirst()
                .orElseThrow();

        // Then
        for (var none : List.of("", "-/files/app.js", "-/SHA256SUMS", "simple/", "npm/app")) {
            assertThat(at(site + none).statusCode()).as(none).isEqualTo(404);
        }
    }

    @Test
    void fileThatACommentLeadsToIsOfferedToWhoeverSignsInAndOpensForThem() {
        // Given
        var job = CiJob.fresh();
        storage.publish(job, TestFile.of("a.txt", "a text"));
        visibility.hide(job.repository());
        var session = signedIn(page).getCookie(SESSION);
        var file = "/" + job.repository() + "/" + job.commit() + "/a.txt";
        var neverWas = "/" + job.repository() + "x/" + job.commit() + "/a.txt";

        // When
        var hidden =
                browser().accept("text/html").header("Host", "content.test").get(file);
        var nothing =
                browser().accept("text/html").header("Host", "content.test").get(neverWas);
        var mine = location(
                browser().header("Host", "pages.test").cookie(SESSION, session).get(file));

        // Then
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.asString())
                .contains("href=\"https://pages.test/-/sign-in?to=" + file.replace("/", "%2F") + "\"")
                .isEqualTo(nothing.asString().replace(neverWas.replace("/", "%2F"), file.replace("/", "%2F")));
        assertThat(opened(mine)).isEqualTo("a text");
        assertThat(browser().header("Host", "pages.test").get(file).statusCode())
                .isEqualTo(404);
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
    void sessionRestoresNothing() {
        // Given
        var main = SetScene.onMain();
        var saved = sets.visible(main, sets.set("one"), Duration.ZERO);
        visibility.hide(main.repository());
        var session = signedIn(page).getCookie(SESSION);
        var generation = "/v1/persisted/" + main.repository() + "/generations/" + saved.id();

        // When
        var part = led(
                "none", session, generation + "/blobs/" + saved.description().sha256());
        var whole = led("none", session, generation + "/archive");

        // Then
        assertThat(part.statusCode()).isEqualTo(404);
        assertThat(whole.statusCode()).as("pages lead to it").isEqualTo(200);
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

    private static Response at(String link) {
        return browser()
                .urlEncodingEnabled(false)
                .header("Host", "content.test")
                .get(link);
    }

    private static String opened(String link) {
        var answer = at(link);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.asString();
    }
}
