package dev.afterrun.storage.signin;

import static dev.afterrun.storage.signin.Browser.SESSION;
import static dev.afterrun.storage.signin.Browser.SIGN_IN;
import static dev.afterrun.storage.signin.Browser.answer;
import static dev.afterrun.storage.signin.Browser.browser;
import static dev.afterrun.storage.signin.Browser.question;
import static dev.afterrun.storage.signin.Browser.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.download.JobRow;
import dev.afterrun.storage.download.Shelf;
import dev.afterrun.storage.visibility.VisibilityScene;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookie;
import io.restassured.http.Header;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in to the pages, as a browser does, and what pages say of it. */
@QuarkusTest
@TestProfile(SignInPagesTest.AtARealm.class)
class SignInPagesTest {
    @Inject
    Shelf shelf;

    @Inject
    VisibilityScene visibility;

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
    void whoHasSignedInIsNotOfferedItAgainAndWhereContentIsServedThePagesAreNamed() {
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
        assertThat(file.asString()).contains("href=\"https://pages.test/-/sign-in?to=");
    }

    private static List<String> names(Response answer) {
        return answer.headers().asList().stream().map(Header::getName).sorted().toList();
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

    private static String form(Response page) {
        var found = Pattern.compile("name=\"form\" value=\"([^\"]+)\"").matcher(page.asString());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static void assertForgotten(Cookie cookie) {
        assertThat(cookie.getValue()).isEmpty();
        assertThat(cookie.getMaxAge()).isZero();
    }

    /** Pages with a realm to sign in at. */
    public static final class AtARealm implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(RealmResource.class));
        }
    }
}
