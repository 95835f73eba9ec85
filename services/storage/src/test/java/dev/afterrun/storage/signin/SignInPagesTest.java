package dev.afterrun.storage.signin;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.download.JobRow;
import dev.afterrun.storage.download.Shelf;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import dev.afterrun.storage.visibility.VisibilityScene;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.Cookie;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in to the pages, as a browser does, and what pages say of it. */
@QuarkusTest
@TestProfile(SignInPagesTest.AtARealm.class)
class SignInPagesTest {
    private static final String SESSION = "__Host-afterrun-session";
    private static final String SIGN_IN = "__Host-afterrun-sign-in";

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
    void whoIsNobodyIsOfferedToSignInAndToComeBack() {
        // When
        var answer = browser().get(page);

        // Then
        assertThat(answer.asString())
                .contains("href=\"/-/sign-in?to=" + page.replace("/", "%2F") + "\">Sign in</a>")
                .doesNotContain("Sign out");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.header("Vary")).isEqualTo("cookie");
        assertThat(answer.detailedCookies().asList()).isEmpty();
    }

    @Test
    void whoSignsInComesBackToThePageAndIsNamedThere() {
        // Given
        var done = signedIn(page);

        // When
        var answer = browser().cookie(SESSION, done.getCookie(SESSION)).get(page);

        // Then
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.header("Location")).isEqualTo("https://pages.test" + page);
        assertThat(answer.asString())
                .contains("<bdi>&lt;i&gt;octavia&lt;/i&gt;</bdi>", "Sign out")
                .doesNotContain("Sign in</a>");
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(answer.header("Vary")).isEqualTo("cookie");
    }

    @Test
    void cookiesAreOfTheApplicationsHostAloneAndNoScriptReadsThem() {
        // Given
        var begun = browser().get("/-/sign-in");

        // When
        var kept = begun.getDetailedCookie(SIGN_IN);
        var session = signedIn("/").getDetailedCookie(SESSION);

        // Then
        for (var cookie : List.of(kept, session)) {
            assertThat(cookie.isSecured()).isTrue();
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(cookie.getSameSite()).isEqualTo("Lax");
            assertThat(cookie.getPath()).isEqualTo("/");
            assertThat(cookie.getDomain()).isNull();
        }
        assertThat(kept.getMaxAge()).isEqualTo(600);
        assertThat(session.getMaxAge()).isEqualTo(12 * 60 * 60);
    }

    @Test
    void whatWasKeptOfASignInIsForgottenHoweverItEnds() {
        // When
        var refused = browser().accept("text/html").get("/-/sign-in/done?state=made-up&code=x");

        // Then
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.asString()).contains("was not begun in this browser");
        assertForgotten(refused.getDetailedCookie(SIGN_IN));
        assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
        assertThat(refused.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
    }

    @Test
    void aSessionThatSomebodyPlantedIsNotTheOneThatASignInMakes() {
        // Given
        var planted = signedIn("/").getCookie(SESSION);

        // When
        var begun = browser().cookie(SESSION, planted).get("/-/sign-in");
        var done = answer(begun, planted);

        // Then
        assertThat(done.getCookie(SESSION)).isNotEqualTo(planted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.test/", "//elsewhere.test/", "/\\elsewhere.test/", "/-/sign-out"})
    void whoSignsInIsSentNowhereElse(String to) {
        // When // Then
        assertThat(signedIn(to).header("Location")).isEqualTo("https://pages.test/");
    }

    @Test
    void theRealmIsAskedToSendPeopleBackToTheApplicationWhateverHostWasAskedFor() {
        // When
        var begun = browser().header("Host", "127.0.0.1").get("/-/sign-in");

        // Then
        assertThat(question(begun)).containsEntry("redirect_uri", "https://pages.test/-/sign-in/done");
        assertThat(begun.header("Cache-Control")).isEqualTo("no-store");
        assertThat(begun.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void whereContentIsServedNobodySignsInAndNoSessionCounts() {
        // Given
        var session = signedIn("/").getCookie(SESSION);

        // When
        var begun = browser().header("Host", "content.test").get("/-/sign-in");
        var shown = browser()
                .header("Host", "content.test")
                .cookie(SESSION, session)
                .get(page);

        // Then
        assertThat(begun.header("Location")).isEqualTo("https://pages.test/-/sign-in");
        assertThat(begun.detailedCookies().asList()).isEmpty();
        assertThat(shown.header("Location")).isEqualTo("https://pages.test" + page);
        assertThat(shown.asString()).isEmpty();
    }

    @Test
    void aSessionIsNoTokenForTheApi() {
        // Given
        var session = signedIn("/").getCookie(SESSION);

        // When
        var answer = browser()
                .cookie(SESSION, session)
                .contentType("application/json")
                .body("{}")
                .post("/v1/repositories/octo/hello/files/search");

        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
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
    void whereNothingIsWhoeverIsNobodyIsOfferedToSignInAndNothingTellsWhatIsHiddenFromWhatNeverWas() {
        // Given
        visibility.hide(RepositoryName.parse(repository));
        var neverWas = "/" + shelf.repository() + "-never/run-7";

        // When
        var hidden = browser().accept("text/html").get(page);
        var nothing = browser().accept("text/html").get(neverWas);

        // Then
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.asString())
                .contains("href=\"/-/sign-in?to=" + page.replace("/", "%2F") + "\">Sign in</a>")
                .isEqualTo(nothing.asString().replace(neverWas.replace("/", "%2F"), page.replace("/", "%2F")));
        assertThat(names(hidden)).isEqualTo(names(nothing));
        assertThat(browser().get(page).asString()).doesNotContain("sign-in");
    }

    @Test
    void whoHasSignedInIsNotOfferedItAgainAndNobodyIsWhereContentIsServed() {
        // Given
        var neverWas = "/" + shelf.repository() + "-never/run-7";
        var session = signedIn("/").getCookie(SESSION);

        // When
        var somebody = browser().accept("text/html").cookie(SESSION, session).get(neverWas);
        var planted = browser().accept("text/html").cookie(SESSION, "planted").get(neverWas);
        var file = browser().accept("text/html").header("Host", "content.test").get(neverWas + "/a.txt");

        // Then
        assertThat(somebody.statusCode()).isEqualTo(404);
        assertThat(somebody.asString()).doesNotContain("Sign in");
        assertThat(planted.asString()).contains("Sign in</a>");
        assertThat(file.statusCode()).isEqualTo(404);
        assertThat(file.asString()).doesNotContain("Sign in");
    }

    private static List<String> names(Response answer) {
        return answer.headers().asList().stream().map(Header::getName).sorted().toList();
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
        var ofRun = links(browser().cookie(SESSION, session).get(run));
        var ofFolder =
                links(browser().accept("text/html").cookie(SESSION, session).get(folder));

        // Then
        // Both as they are shown and as they are saved.
        assertThat(ofRun).hasSize(4);
        assertThat(ofFolder).hasSize(1);
        assertThat(Stream.concat(ofRun.stream(), ofFolder.stream()).map(link -> opened(link)))
                .containsExactlyInAnyOrder("a text", "a text", "<p>secret</p>", "<p>secret</p>", "<p>secret</p>");
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
        assertThat(links(shown)).isEmpty();
        assertThat(shown.asString())
                .contains("http://content.test/" + job.repository() + "/" + job.commit() + "/a.txt");
    }

    @Test
    void whatIsNoSessionIsForgotten() {
        // When
        var answer = browser().cookie(SESSION, "planted").get(page);

        // Then
        assertThat(answer.asString()).contains("Sign in</a>");
        assertForgotten(answer.getDetailedCookie(SESSION));
    }

    @Test
    void whoSignsOutByThePagesFormIsSignedOut() {
        // Given
        var session = signedIn("/").getCookie(SESSION);
        var form = form(browser().cookie(SESSION, session).get(page));

        // When
        var out = browser().cookie(SESSION, session).formParam("form", form).post("/-/sign-out");

        // Then
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(out.header("Location")).isEqualTo("https://pages.test/");
        assertForgotten(out.getDetailedCookie(SESSION));
        assertThat(browser().cookie(SESSION, session).get(page).asString()).contains("Sign in</a>");
    }

    @Test
    void aPageOfOthersSignsNobodyOut() {
        // Given
        var session = signedIn("/").getCookie(SESSION);

        // When
        var without = browser().cookie(SESSION, session).formParam("other", "x").post("/-/sign-out");
        var wrong = browser().cookie(SESSION, session).formParam("form", "x").post("/-/sign-out");
        var plain = browser()
                .cookie(SESSION, session)
                .contentType("text/plain")
                .body("form=x")
                .post("/-/sign-out");
        var read = browser().cookie(SESSION, session).get("/-/sign-out");

        // Then
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(plain.statusCode()).isEqualTo(415);
        assertThat(read.statusCode()).isEqualTo(405);
        assertThat(browser().cookie(SESSION, session).get(page).asString()).contains("Sign out");
    }

    /** What the realm makes of a sign-in that a page has begun. */
    private static Response signedIn(String to) {
        return answer(browser().queryParam("to", to).get("/-/sign-in"), "");
    }

    private static Response answer(Response begun, String session) {
        var question = question(begun);
        var done = browser()
                .cookie(SIGN_IN, begun.getCookie(SIGN_IN))
                .cookie(SESSION, session)
                .queryParam("state", question.get("state"))
                .queryParam("code", question.get("nonce"))
                .get("/-/sign-in/done");
        assertThat(done.statusCode()).as(done.asString()).isEqualTo(303);
        return done;
    }

    private static Map<String, String> question(Response begun) {
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(303);
        return Arrays.stream(URI.create(begun.header("Location")).getRawQuery().split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> URLDecoder.decode(field[1], UTF_8)));
    }

    private static String form(Response page) {
        var found = Pattern.compile("name=\"form\" value=\"([^\"]+)\"").matcher(page.asString());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static List<String> links(Response page) {
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        return Pattern.compile("href=\"http://content\\.test(/-/link/[^\"]+)\"")
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

    private static void assertForgotten(Cookie cookie) {
        assertThat(cookie.getValue()).isEmpty();
        assertThat(cookie.getMaxAge()).isZero();
    }

    private static RequestSpecification browser() {
        return given().config(RestAssuredConfig.config()
                .redirect(RedirectConfig.redirectConfig().followRedirects(false)));
    }

    /** Pages with a realm to sign in at. */
    public static final class AtARealm implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(RealmResource.class));
        }
    }
}
