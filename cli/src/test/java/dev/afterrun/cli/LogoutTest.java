package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogoutTest {
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
    void theTokensAreRevokedAndForgotten() throws IOException {
        // Given
        scene.signIn();
        var cli = scene.cli();

        // When
        var code = cli.run("logout");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out())
                .isEqualToIgnoringNewLines("signed out at " + scene.server().url());
        assertThat(scene.issuer().revoked()).containsExactly(FakeIssuer.SECRET + "-refresh-1");
        assertThat(scene.kept()).isEmpty();
        assertThat(LoginScene.call(scene.cli())).isEqualTo(3);
    }

    @Test
    void whoIsNotSignedInIsDone() {
        // Given
        var cli = scene.cli();

        // When
        var code = cli.run("logout");

        // Then
        assertThat(code).isZero();
        assertThat(cli.out())
                .isEqualToIgnoringNewLines(
                        "nobody is signed in at " + scene.server().url());
        assertThat(scene.server().requests()).isEmpty();
    }

    @Test
    void anIssuerThatRevokesNothingIsToldOf() throws IOException {
        // Given
        scene.signIn();
        scene.issuer().metadata().remove("revocation_endpoint");
        var cli = scene.cli();

        // When
        var code = cli.run("logout");

        // Then
        assertThat(code).isZero();
        assertThat(cli.err()).contains("warning: the issuer revokes no tokens: it is forgotten here;");
        assertThat(scene.kept()).isEmpty();
    }

    @Test
    void anIssuerThatIsAwayLeavesThemForgottenAndSaysSo() throws IOException {
        // Given
        scene.signIn();
        scene.issuer().next("POST /realms/acme/revoke", exchange -> exchange.sendResponseHeaders(503, -1));
        var cli = scene.cli();

        // When
        var code = cli.run("logout", "--retry-for", "0s");

        // Then
        assertThat(code).isEqualTo(4);
        assertThat(cli.err()).contains("it is forgotten here; end the session on the issuer's own page");
        assertThat(scene.kept()).isEmpty();
    }

    @Test
    void aRefusalIsToldToo() throws IOException {
        // Given
        scene.signIn();
        scene.issuer().next("POST /realms/acme/revoke", exchange -> exchange.sendResponseHeaders(403, -1));
        var cli = scene.cli();

        // When
        var code = cli.run("logout");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(cli.err()).contains("the issuer answered 403; it is forgotten here");
        assertThat(scene.kept()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsForgottenToo() throws IOException {
        // Given
        scene.signIn();
        Files.writeString(scene.kept().getFirst(), "{}");

        // When
        var code = scene.cli().run("logout");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(scene.kept()).isEmpty();
    }
}
