package dev.afterrun.forge.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.Outage;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An App that was made from a manifest, as GitHub tells of it. */
class NewGitHubAppTest {
    private GitHubDouble github;

    @BeforeEach
    void start() throws IOException {
        github = new GitHubDouble();
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void appIsToldWithItsKeyAndItsWebhookSecret() throws IOException {
        // Given
        var code = github.manifests.make("acme-afterrun", "of the webhook");

        // When
        var app = NewGitHubApp.from(github.base(), code);

        // Then
        assertThat(app.id()).isEqualTo(4711);
        assertThat(app.page()).isEqualTo(URI.create("https://github.com/apps/acme-afterrun"));
        assertThat(app.webhookSecret()).contains("of the webhook");
        assertThat(PemKey.read(app.key())).isEqualTo(GitHubAppDouble.app().key());
    }

    @Test
    void nothingSecretIsShown() throws IOException {
        // Given
        var code = github.manifests.make("acme-afterrun", "of the webhook");

        // When
        var app = NewGitHubApp.from(github.base(), code);

        // Then
        assertThat(app).hasToString("App 4711 (acme-afterrun)");
    }

    @Test
    void codeIsGoodOnce() throws IOException {
        // Given
        var code = github.manifests.make("acme-afterrun", "of the webhook");
        NewGitHubApp.from(github.base(), code);

        // When, Then
        assertThatThrownBy(() -> NewGitHubApp.from(github.base(), code))
                .isInstanceOf(ForgeRefused.class)
                .hasMessageContaining("good for an hour, and once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../../user", "a/b", "a?b", "a b", "ü"})
    void whatIsNoCodeIsNotSent(String code) {
        // When, Then
        assertThatThrownBy(() -> NewGitHubApp.from(github.base(), code)).isInstanceOf(ForgeRefused.class);
        assertThat(github.requests()).isEmpty();
    }

    @Test
    void secretsDoNotTravelInTheClear() {
        assertThatThrownBy(() -> NewGitHubApp.from(URI.create("http://github.example/api/v3"), "a180b1a3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https");
    }

    @Test
    void outageMeansThatNobodyKnows() throws IOException {
        // Given
        try (var outage = Outage.answering(502, Map.of(), "<html>Bad gateway</html>")) {
            // When, Then
            assertThatThrownBy(() -> NewGitHubApp.from(outage.base(), "a180b1a3"))
                    .isInstanceOf(IOException.class);
        }
    }
}
