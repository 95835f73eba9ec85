package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.afterrun.cli.fake.FakeIssuer;
import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.contracts.discovery.SignIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How somebody signs in. */
class LoginTest {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    private LoginScene scene;

    @BeforeEach
    void start() throws IOException {
        scene = LoginScene.in(directory);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void aPersonEntersACodeOnAPage() {
        // Given
        var cli = scene.cli();

        // When
        var code = cli.run("login");

        // Then
        var page = scene.issuer().url() + "/page";
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out().lines())
                .containsExactly(
                        "open " + page,
                        "and enter the code " + FakeIssuer.USER_CODE,
                        "or open " + page + "?user_code=" + FakeIssuer.USER_CODE + " and compare the code",
                        "signed in at " + scene.server().url() + "; 'afterrun logout' ends it");
        assertThat(cli.pauses()).containsExactly(INTERVAL);
        assertThat(scene.issuer().scopes()).containsExactly("openid");
        assertThat(cli.out() + cli.err()).doesNotContain(FakeIssuer.SECRET);
    }

    @Test
    void theServerAsksForWhatTheOperatorHasSet() {
        // Given
        var signIn = scene.issuer().signIn();
        scene.server().signIn(new SignIn(signIn.issuer(), signIn.client(), "openid offline_access"), token -> true);

        // When
        scene.signIn();

        // Then
        assertThat(scene.issuer().scopes()).containsExactly("openid offline_access");
    }

    @Test
    void theIssuerSaysHowOftenItIsAsked() {
        // Given
        scene.issuer().answers("authorization_pending", "slow_down", "authorization_pending");
        var cli = scene.cli();

        // When
        var code = cli.run("login");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.pauses()).containsExactly(INTERVAL, INTERVAL, Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    @Test
    void itMayWishForALongerIntervalFromTheBeginning() {
        // Given
        scene.issuer().device().put("interval", 17);
        var cli = scene.cli();

        // When
        cli.run("login");

        // Then
        assertThat(cli.pauses()).containsExactly(Duration.ofSeconds(17));
    }

    @Test
    void anIssuerThatIsAwayForAMomentIsAskedLessOften() {
        // Given
        scene.issuer().next("POST /realms/acme/token", exchange -> exchange.sendResponseHeaders(503, -1));
        scene.issuer().next("POST /realms/acme/token", HttpExchange::close);
        var cli = scene.cli();

        // When
        var code = cli.run("login");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.pauses()).containsExactly(INTERVAL, INTERVAL.multipliedBy(2), INTERVAL.multipliedBy(4));
    }

    @Test
    void whoSaysNoIsTakenAtTheirWord() throws IOException {
        // Given
        scene.issuer().answers("access_denied");
        var cli = scene.cli();

        // When
        var code = cli.run("login");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(JobTokens.failure(cli))
                .isEqualTo("afterrun: signing in: it was denied on that page; begin anew if that was a mistake");
        assertThat(scene.kept()).isEmpty();
    }

    @Test
    void aCodeEnds() {
        // Given
        scene.issuer().answers("authorization_pending", "expired_token");
        var cli = scene.cli();

        // When
        var code = cli.run("login");

        // Then
        assertThat(code).isEqualTo(4);
        assertThat(JobTokens.failure(cli))
                .isEqualTo("afterrun: signing in: nobody confirmed the code in time; run 'afterrun login' again");
    }

    @Test
    void nobodyIsWaitedForLongerThanTheCodeIsGood() {
        // Given
        scene.issuer()
                .answers(Collections.nCopies(1000, "authorization_pending").toArray(String[]::new));
        var cli = scene.cli();

        // When
        var code = cli.run("login");

        // Then
        assertThat(code).isEqualTo(4);
        assertThat(cli.pauses()).hasSize(600 / 5);
    }

    @Test
    void whatElseTheIssuerSaysIsTold() {
        // Given
        scene.issuer().answers("unauthorized_client");
        var cli = scene.cli();

        // When
        var code = cli.run("login");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(JobTokens.failure(cli))
                .isEqualTo("afterrun: signing in: the issuer answered unauthorized_client;"
                        + " tell whoever operates the server");
    }

    @Test
    void anIssuerWithoutProofsOfWhoBeganIsSignedInToWithoutThem() {
        // Given
        scene.issuer().metadata().remove("code_challenge_methods_supported");

        // When
        var code = scene.cli().run("login");

        // Then
        assertThat(code).isZero();
    }

    @Test
    void anIssuerThatIsNoOpenIdProviderIsFoundWhereItsRfcSays() {
        // Given
        scene.issuer().isNoOpenIdProvider();

        // When
        var code = scene.cli().run("login");

        // Then
        assertThat(code).isZero();
    }

    @Test
    void aServerThatKnowsNoSignInSaysWhatElseThereIs() throws IOException {
        // Given
        try (var other = new FakeServer()) {
            var cli = scene.cli();

            // When
            var code = cli.run("login", "--url", other.url());

            // Then
            assertThat(code).isEqualTo(6);
            assertThat(cli.err())
                    .isEqualToIgnoringNewLines("afterrun: signing in: the installation at " + other.url()
                            + " knows no sign-in; give a token as AFTERRUN_TOKEN");
        }
    }

    @Test
    void aServerThatSaysHalfOfItKnowsNone() {
        // Given
        scene.server()
                .next(
                        "GET /.well-known/afterrun.json",
                        exchange -> FakeServer.send(
                                exchange,
                                200,
                                "application/json",
                                ("{\"events\":\"http://a.test\",\"storage\":\"http://a.test\",\"web\":\"http://a.test\","
                                                + "\"content\":\"http://a.test\",\"version\":\"1\",\"signIn\":{}}")
                                        .getBytes(StandardCharsets.UTF_8)));

        // When
        var code = scene.cli().run("login");

        // Then
        assertThat(code).isEqualTo(6);
    }

    @Test
    void anIssuerThatSignsNobodyInFromATerminalIsToldOf() {
        // Given
        scene.issuer().metadata().remove("device_authorization_endpoint");
        var cli = scene.cli();

        // When
        var code = cli.run("login");

        // Then
        assertThat(code).isEqualTo(6);
        assertThat(cli.err()).contains("signs nobody in from a terminal; give a token as AFTERRUN_TOKEN");
    }

    @Test
    void aJobCannotSignIn() {
        // Given
        var cli = scene.cli().with("GITLAB_CI", "true");

        // When
        var code = cli.run("login");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err()).contains("this is a job of a CI system");
        assertThat(scene.server().requests()).isEmpty();
    }

    @Test
    void whoHasATokenAlreadyIsToldThatItComesFirstAndItIsNotSent() {
        // Given
        var cli = scene.cli().with("AFTERRUN_TOKEN", FakeServer.TOKEN);

        // When
        var code = cli.run("login");

        // Then
        assertThat(code).isZero();
        assertThat(cli.err()).contains("warning: AFTERRUN_TOKEN is set, and comes before this sign-in");
        assertThat(scene.server().heard()).doesNotContain(FakeServer.TOKEN);
    }

    @Test
    void nobodyElseMayReadWhatIsKept() throws IOException {
        // When
        scene.signIn();

        // Then
        var file = scene.kept().getFirst();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(scene.logins())))
                .isEqualTo("rwx------");
        assertThat(Files.readString(file)).contains(FakeIssuer.SECRET);
    }

    @Test
    void aFileThatOthersMayReadIsReplacedByOneThatTheyMayNot() throws IOException {
        // Given
        scene.signIn();
        var file = scene.kept().getFirst();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        // When
        scene.signIn();

        // Then
        assertThat(scene.kept()).containsExactly(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void nobodySignsInWhereNothingCanBeKept() throws IOException {
        // Given
        Files.writeString(directory.resolve(".config"), "no directory");
        var cli = scene.cli();

        // When
        var code = cli.run("login");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.err()).contains("it cannot be written in").contains("XDG_CONFIG_HOME");
        assertThat(scene.issuer().scopes()).isEmpty();
    }
}
