package dev.afterrun.forge.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.forge.github.GitHubForge;
import dev.afterrun.forge.local.LocalForge;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForgeLocationTest {
    private static final URI GITHUB = URI.create("https://api.github.com");

    @Test
    void connectsToTheKindThatItNames() {
        var local = new ForgeLocation(ForgeKind.LOCAL, URI.create("http://127.0.0.1:1"), Optional.empty());
        var github = new ForgeLocation(ForgeKind.GITHUB, GITHUB, Optional.of("secret"));

        assertThat(local.connect()).isInstanceOf(LocalForge.class);
        assertThat(github.connect()).isInstanceOf(GitHubForge.class);
    }

    @Test
    void gitHubWithNeitherAppNorTokenIsRefusedAtOnce() {
        var location = new ForgeLocation(ForgeKind.GITHUB, GITHUB, Optional.of(" "));

        assertThatThrownBy(location::connect)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs an App, or a token");
    }

    @Test
    void tokenNeverTravelsInTheClear() {
        var location =
                new ForgeLocation(ForgeKind.GITHUB, URI.create("http://github.example/api/v3"), Optional.of("secret"));

        assertThatThrownBy(location::connect)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https");
    }

    @Test
    void tokenIsNeverPrinted() {
        assertThat(new ForgeLocation(ForgeKind.GITHUB, GITHUB, Optional.of("secret")).toString())
                .doesNotContain("secret");
    }

    @Test
    void onlyAppsHaveALogOfWhatTheyWereTold() {
        var token = new ForgeLocation(ForgeKind.GITHUB, GITHUB, Optional.of("secret"));
        var local = new ForgeLocation(ForgeKind.LOCAL, URI.create("http://127.0.0.1:1"), Optional.empty());

        assertThat(token.deliveries()).isEmpty();
        assertThat(local.deliveries()).isEmpty();
    }
}
