package dev.afterrun.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who sign in at a real Keycloak with a real browser: to the pages, and for the command line. */
class SignInIT {
    private static final String REALM = "afterrun";
    private static final String REPOSITORY = "company/hello";
    private static final String PERSON = "octavia";
    private static final String MAINTAINER = "lena";
    private static final Pattern PAGE_WITH_CODE = Pattern.compile("or open (\\S+) and compare the code");
    private static final String SESSION = "afterrun-session";
    private static final String SIGN_IN = "a.visitor";
    private static final String SIGN_OUT = "form.visitor button";
    private static final String GRANT = "[name=accept]";
    private static final int TOKEN_SECONDS = 5;

    /** How long is known where Keycloak does what. */
    private static final int METADATA_SECONDS = 60;

    /** The exit code of a command that the server refuses. */
    private static final int REFUSED = 3;

    /** The realm is asked again once a token has ended. */
    private static final Duration BOUND = Duration.ofSeconds(12 * TOKEN_SECONDS);

    private static Keycloak keycloak;
    private static Afterrun afterrun;
    private static URI page;

    private Browser browser;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        keycloak = Keycloak.starting(
                Path.of(System.getProperty("keycloak.home")),
                Afterrun.directory("keycloak").resolve("keycloak.log"),
                List.of(Realm.shipped(Afterrun.root(), REALM, "local")
                        .giveShippedAccount(REPOSITORY)
                        .withPerson(PERSON, "viewer", REPOSITORY)
                        .withPerson(MAINTAINER, "maintainer", REPOSITORY)
                        .withPagesLifespan(TOKEN_SECONDS)));
        afterrun = Afterrun.start(
                Map.of("COMPANY", keycloak.issuer(REALM)),
                Map.of("AFTERRUN_LOGIN_ISSUER", keycloak.issuer(REALM)),
                Map.of("AFTERRUN_SIGN_IN_REALM", "COMPANY"));
        keycloak.awaitReady();
        keycloak.sendPeopleBackTo(REALM, afterrun.web().resolve("/-/sign-in/done"));
        page = published();
    }

    @AfterAll
    static void stop() throws IOException {
        keycloak.close();
        afterrun.close();
    }

    @BeforeEach
    void open() {
        browser = Browser.start();
        browser.open(page);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void whoSignsInComesBackToThePageIsNamedThereAndSignsOutOfBoth() throws Exception {
        // Given
        var others = keycloak.sessions(REALM, PERSON);

        // When
        signIn();

        // Then
        assertThat(browser.address()).isEqualTo(page);
        assertThat(browser.text()).contains(PERSON, "Sign out");
        assertThat(browser.kept(SESSION)).hasValueSatisfying(session -> {
            assertThat(session.isHttpOnly()).isTrue();
            assertThat(session.getSameSite()).isEqualTo("Lax");
        });
        assertThat(browser.seenByScripts()).isEmpty();
        assertThat(keycloak.sessions(REALM, PERSON)).isEqualTo(others + 1);

        // And when
        browser.click(SIGN_OUT);
        browser.awaitShown(SIGN_IN);

        // Then
        assertThat(browser.kept(SESSION)).isEmpty();
        assertThat(keycloak.sessions(REALM, PERSON)).isEqualTo(others);
        browser.click(SIGN_IN);
        browser.awaitShown("#username");
    }

    @Test
    void aSessionGoesOnAfterItsTokenEndsUntilThePersonIsDisabled() throws Exception {
        // Given
        signIn();
        var first = browser.kept(SESSION).orElseThrow().getValue();

        // When
        Awaitility.await("the session has another text")
                .atMost(BOUND)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    browser.open(page);
                    return !first.equals(browser.kept(SESSION).orElseThrow().getValue());
                });

        // Then
        assertThat(browser.text()).contains(PERSON);

        // And when
        keycloak.enable(REALM, PERSON, false);

        // Then
        try {
            Awaitility.await("nobody is signed in")
                    .atMost(BOUND)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> {
                        browser.open(page);
                        assertThat(browser.text()).contains("Sign in").doesNotContain(PERSON);
                    });
        } finally {
            keycloak.enable(REALM, PERSON, true);
        }
    }

    @Test
    void whileKeycloakIsAwayWhoIsSignedInStaysAndNobodyElseComesIn() throws Exception {
        // Given
        signIn();
        var pastAll = Instant.now().plusSeconds(TOKEN_SECONDS + METADATA_SECONDS + 1L);

        // When
        keycloak.kill();

        // Then
        try (var other = Browser.start()) {
            Awaitility.await("the token has ended, and where Keycloak does what is asked again")
                    .atMost(BOUND.plusSeconds(METADATA_SECONDS))
                    .until(() -> Instant.now().isAfter(pastAll));
            browser.open(page);
            assertThat(browser.text()).contains(PERSON);
            other.open(page);
            other.click(SIGN_IN);
            other.awaitText("Nobody can sign in now, since " + keycloak.issuer(REALM) + " cannot be asked");
        } finally {
            keycloak.startAgain();
        }
    }

    @Test
    void whoSignsInForTheCommandLineIsKnownToItUntilTheySignOut() throws Exception {
        // Given
        var home = Afterrun.directory("home");
        assertThat(list(home).exitCode()).isEqualTo(REFUSED);

        // When
        var login = afterrun.begin(home, "login");
        browser.open(Awaitility.await("the command prints the page")
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> PAGE_WITH_CODE
                                .matcher(login.said())
                                .results()
                                .map(found -> URI.create(found.group(1)))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow());
        browser.answerKeycloak(MAINTAINER, Realm.SECRET);
        browser.awaitShown(GRANT);
        browser.click(GRANT);
        var signedIn = login.end();

        // Then
        assertThat(signedIn.exitCode()).as(signedIn.said()).isZero();
        assertThat(signedIn.said()).contains("signed in at ");
        var known = list(home);
        assertThat(known.exitCode()).as(known.said()).isZero();

        // And when
        var logout = afterrun.begin(home, "logout").end();

        // Then
        assertThat(logout.exitCode()).as(logout.said()).isZero();
        assertThat(list(home).exitCode()).isEqualTo(REFUSED);
    }

    /** What maintainers alone may ask. */
    private static Afterrun.Ended list(Path home) throws IOException, InterruptedException {
        return afterrun.begin(home, "token", "list", "--repo", REPOSITORY).end();
    }

    private void signIn() {
        browser.click(SIGN_IN);
        browser.answerKeycloak(PERSON, Realm.SECRET);
        browser.awaitShown(SIGN_OUT);
    }

    private static URI published() throws IOException, InterruptedException {
        var directory = Afterrun.directory("job");
        Files.writeString(Files.createDirectories(directory.resolve("dist")).resolve("build.txt"), "a build");
        var published = afterrun.publish(
                directory,
                keycloak.token(REALM, "afterrun-ci"),
                "--repo",
                REPOSITORY,
                "--run",
                "7",
                "--job",
                "build",
                "--commit",
                "c0de".repeat(10),
                "--branch",
                "main",
                "--dir",
                "dist");
        assertThat(published.exitCode()).as(published.said()).isZero();
        return afterrun.web().resolve("/" + REPOSITORY + "/run-7?page=1");
    }
}
