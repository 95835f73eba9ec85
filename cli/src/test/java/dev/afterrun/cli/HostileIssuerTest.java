package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeIssuer;
import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.discovery.SignIn;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an issuer, or somebody in its place, may not do with a sign-in. */
class HostileIssuerTest {
    @TempDir
    private Path directory;

    private LoginScene scene;
    private CommandLineRun cli;

    @BeforeEach
    void start() throws IOException {
        scene = LoginScene.in(directory);
        cli = scene.cli();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void anIssuerThatNamesAnotherIsNotBelieved() throws IOException {
        // Given
        scene.issuer().metadata().put("issuer", "https://other.test/realms/acme");

        // When
        var code = cli.run("login");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.err())
                .hasLineCount(1)
                .contains("it names another issuer than " + scene.issuer().url());
        assertThat(scene.issuer().scopes()).isEmpty();
        assertThat(scene.kept()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://keys.test/realms/acme", "https://user@keys.test", "https://keys.test/?a=b"})
    void anIssuerWhosePlaceAnybodyCouldTakeIsNotAsked(String issuer) {
        // Given
        scene.server().signIn(new SignIn(URI.create(issuer), FakeIssuer.CLIENT, "openid"), token -> false);

        // When
        var code = cli.run("login");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.err()).hasLineCount(1).contains("tell whoever operates the server");
    }

    @ParameterizedTest
    @CsvSource({
        "token_endpoint, http://other.test/token",
        "device_authorization_endpoint, http://other.test/device",
        "revocation_endpoint, http://other.test/revoke",
        "token_endpoint, ftp://127.0.0.1/token",
        "token_endpoint, https://user@other.test/token",
        "token_endpoint, https://other.test:99999/token",
        "token_endpoint, file:///etc/passwd",
        "token_endpoint, not an address"
    })
    void noTokenGoesWhereAnybodyCouldReadIt(String field, String address) {
        // Given
        scene.issuer().metadata().put(field, address);

        // When
        var code = cli.run("login");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.err()).hasLineCount(1).contains("its " + field + " is no address that tokens may go to");
        assertThat(scene.issuer().scopes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[2J", "AB\u0007CD", "AB\u009b31mCD", "\u202eABCD", "AB\nsigned in", "", " "})
    void aCodeThatIsNotFitForATerminalIsNotShown(String userCode) {
        // Given
        scene.issuer().device().put("user_code", userCode);

        // When
        var code = cli.run("login");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).hasLineCount(1).contains("it has no user_code that a person could type");
        assertThat(controls(cli.err())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"verification_uri", "verification_uri_complete"})
    void aPageThatIsNotFitForATerminalIsNotShown(String field) {
        for (var hostile : new String[] {
            "https://other.test/\u001b[2J",
            "https://other.test/\nsigned in",
            "https://trusted.test@other.test/",
            "http://other.test/device",
            "javascript:alert(1)"
        }) {
            // Given
            scene.issuer().device().put(field, hostile);
            var once = scene.cli();

            // When
            var code = once.run("login");

            // Then
            assertThat(code).as(hostile).isEqualTo(5);
            assertThat(once.out()).isEmpty();
            assertThat(controls(once.err())).isEmpty();
        }
    }

    @Test
    void lettersThatLookLikeOthersAreShownAsWhatTheyAre() {
        // Given
        scene.issuer().device().put("verification_uri", "https://other.test/\u202e\u0430");

        // When
        cli.run("login");

        // Then
        assertThat(cli.out()).contains("open https://other.test/%E2%80%AE%D0%B0\n");
    }

    @Test
    void whatItSaysOfAnErrorSteersNoTerminal() {
        // Given
        scene.issuer()
                .next(
                        "POST /realms/acme/token",
                        exchange -> FakeIssuer.json(
                                exchange,
                                400,
                                Json.MAPPER
                                        .createObjectNode()
                                        .put("error", "no\u001b[31m")
                                        .put("error_description", "a\u009bb\u202ec\n" + "x".repeat(1000))));

        // When
        var code = cli.run("login");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(JobTokens.failure(cli))
                .contains("the issuer answered no [31m (a b c xxx")
                .hasSizeLessThan(400);
        assertThat(controls(cli.err())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "access_token, a b",
        "access_token, 'a\nX-Injected: b'",
        "access_token, ''",
        "refresh_token, 'a\u0000b'",
        "token_type, mac"
    })
    void aTokenThatNoHeaderBearsIsNotKept(String field, String value) throws IOException {
        // Given
        scene.issuer()
                .next(
                        "POST /realms/acme/token",
                        exchange -> FakeIssuer.json(
                                exchange,
                                200,
                                Json.MAPPER
                                        .createObjectNode()
                                        .put("token_type", "Bearer")
                                        .put("access_token", "good")
                                        .put("refresh_token", "good")
                                        .put(field, value)));

        // When
        var code = cli.run("login");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(scene.kept()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "<html>", "", "{\"issuer\": 7}", "null"})
    void aPageOfSomebodyElseIsNoIssuer(String body) {
        // Given
        scene.issuer()
                .next(
                        "GET /realms/acme/.well-known/openid-configuration",
                        exchange -> FakeServer.send(exchange, 200, "text/html", body.getBytes(StandardCharsets.UTF_8)));

        // When
        var code = cli.run("login");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.err()).hasLineCount(1);
    }

    /** Characters that a terminal obeys, or that turn the line around; line ends are ours. */
    private static String controls(String text) {
        return text.replaceAll("[\\x20-\\x7e\\n]", "");
    }
}
