package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeIssuer;
import dev.afterrun.cli.fake.FakeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What later commands do with a sign-in. */
class KeptLoginTest {
    private static final int STILL_GOOD = 200;
    private static final int ENDED = 300;

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
    void whoHasSignedInIsKnownToTheServer() {
        // Given
        scene.signIn();
        var cli = scene.later(STILL_GOOD);

        // When
        var code = LoginScene.call(cli);

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(scene.issuer().refreshed()).isEmpty();
        assertThat(cli.out() + cli.err()).doesNotContain(FakeIssuer.SECRET);
    }

    @Test
    void aCommandOfAnOperatorIsTooAndSaysNothingOfTheToken() {
        // Given
        scene.signIn();
        var cli = scene.cli();

        // When: the double has no dead letters.
        var code = cli.run("dead-letters", "list", "--verbose");

        // Then
        assertThat(code).as(cli.err()).isEqualTo(6);
        assertThat(scene.server().heard()).contains(FakeIssuer.SECRET);
        assertThat(cli.out() + cli.err()).doesNotContain(FakeIssuer.SECRET);
    }

    @Test
    void whoHasNotIsToldTo() {
        // Given
        var cli = scene.cli();

        // When
        var code = LoginScene.call(cli);

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(cli.err())
                .isEqualToIgnoringNewLines("afterrun: sending the event: nobody is signed in at "
                        + scene.server().url() + "; run 'afterrun login', or give a token as AFTERRUN_TOKEN");
    }

    @Test
    void theTokenGoesToItsOwnServerAlone() throws IOException {
        // Given
        scene.signIn();
        try (var other = new FakeServer()) {
            other.signIn(scene.issuer().signIn(), scene.issuer()::isGood);

            // When
            var code = LoginScene.call(scene.cli().with("AFTERRUN_URL", other.url()));

            // Then
            assertThat(code).isEqualTo(3);
            assertThat(other.heard()).doesNotContain("Bearer");
        }
    }

    @Test
    void aTokenThatWasGivenComesFirst() {
        // Given
        scene.signIn();

        // When
        var code = LoginScene.call(scene.later(ENDED).with("AFTERRUN_TOKEN", FakeServer.TOKEN));

        // Then
        assertThat(code).isZero();
        assertThat(scene.issuer().refreshed()).isEmpty();
        assertThat(scene.server().heard()).doesNotContain(FakeIssuer.SECRET);
    }

    @Test
    void theTokenThatAServerOnThisMachineLeftComesAfterwards() {
        // Given
        scene.cli()
                .file(
                        ".afterrun/endpoint",
                        "{\"url\":\"" + scene.server().url() + "\",\"token\":\"" + FakeServer.TOKEN + "\"}");
        scene.signIn();

        // When
        var code = LoginScene.call(scene.cli().with("AFTERRUN_URL", ""));

        // Then
        assertThat(code).isZero();
        assertThat(scene.server().heard()).contains(FakeIssuer.SECRET).doesNotContain(FakeServer.TOKEN);
    }

    @Test
    void noJobUsesIt() {
        // Given
        scene.signIn();
        var cli = scene.cli().with("GITHUB_ACTIONS", "true");

        // When
        var code = LoginScene.call(cli.with("AFTERRUN_RUN", "77"));

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(scene.server().heard()).doesNotContain(FakeIssuer.SECRET);
    }

    @Test
    void noCommandOfAnOperatorInAJobUsesIt() {
        // Given
        scene.signIn();

        // When
        var code = scene.cli().with("AFTERRUN_ID_TOKEN", "handed-on").run("dead-letters", "list");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(scene.server().heard()).doesNotContain(FakeIssuer.SECRET).doesNotContain("handed-on");
    }

    @Test
    void aTokenThatHasEndedIsRenewedAndTheNewOnesAreKept() {
        // Given
        scene.signIn();

        // When
        var first = LoginScene.call(scene.later(ENDED));
        var second = LoginScene.call(scene.later(ENDED + STILL_GOOD));
        var third = LoginScene.call(scene.later(2 * ENDED));

        // Then
        assertThat(first + second + third).isZero();
        assertThat(scene.issuer().refreshed())
                .containsExactly(FakeIssuer.SECRET + "-refresh-1", FakeIssuer.SECRET + "-refresh-2");
    }

    @Test
    void aRefreshTokenThatStaysIsKept() {
        // Given
        scene.issuer().keepsRefreshTokens();
        scene.signIn();

        // When
        var first = LoginScene.call(scene.later(ENDED));
        var second = LoginScene.call(scene.later(2 * ENDED));

        // Then
        assertThat(first + second).isZero();
        assertThat(scene.issuer().refreshed())
                .containsExactly(FakeIssuer.SECRET + "-refresh-1", FakeIssuer.SECRET + "-refresh-1");
    }

    @Test
    void whoseSessionEndedIsToldToSignInAgain() {
        // Given
        scene.signIn();
        scene.issuer().endSession();
        var cli = scene.later(ENDED);

        // When
        var code = LoginScene.call(cli);

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(cli.err())
                .isEqualToIgnoringNewLines("afterrun: staying signed in at "
                        + scene.server().url() + ": the issuer answered invalid_grant; run 'afterrun login' again");
    }

    @Test
    void anIssuerThatIsAwayIsNoReasonToSignInAgain() {
        // Given
        scene.signIn();
        scene.issuer().next("POST /realms/acme/token", exchange -> exchange.sendResponseHeaders(503, -1));

        // When
        var away = LoginScene.call(scene.later(ENDED));
        var again = LoginScene.call(scene.later(ENDED));

        // Then
        assertThat(away).isEqualTo(4);
        assertThat(again).isZero();
    }

    @Test
    void theRefreshTokenGoesToTheIssuerThatGaveItWhateverTheServerNamesNow() throws IOException {
        // Given
        scene.signIn();
        try (var thief = new FakeIssuer()) {
            scene.server().signIn(thief.signIn(), scene.issuer()::isGood);

            // When
            var code = LoginScene.call(scene.later(ENDED));

            // Then
            assertThat(code).isZero();
            assertThat(thief.refreshed()).isEmpty();
            assertThat(scene.issuer().refreshed()).hasSize(1);
        }
    }

    @Test
    void aFileThatIsDamagedIsToldWithoutItsContent() throws IOException {
        // Given
        scene.signIn();
        Files.writeString(scene.kept().getFirst(), "{\"access\": \"very-secret\" oops");
        var cli = scene.cli();

        // When
        var code = LoginScene.call(cli);

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err()).hasLineCount(1).doesNotContain("very-secret").contains("run 'afterrun login' again");
    }

    @Test
    void signingInAgainMendsThat() throws IOException {
        // Given
        scene.signIn();
        Files.writeString(scene.kept().getFirst(), "{}");

        // When
        scene.signIn();

        // Then
        assertThat(LoginScene.call(scene.cli())).isZero();
    }
}
