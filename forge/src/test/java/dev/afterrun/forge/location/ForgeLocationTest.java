package dev.afterrun.forge.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.NoAccess;
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
        assertThat(local.hasAccess()).isTrue();
        assertThat(github.hasAccess()).isTrue();
    }

    @Test
    void gitHubWithNeitherAppNorTokenIsAskedNothing() {
        // Given
        var location = new ForgeLocation(ForgeKind.GITHUB, GITHUB, Optional.of(" "));
        var repository = new RepositoryName("octo", "hello");

        // When
        var forge = location.connect();

        // Then
        assertThat(location.hasAccess()).isFalse();
        assertThatThrownBy(() -> forge.repository(repository))
                .isInstanceOf(NoAccess.class)
                .hasMessageContaining("neither an App nor a token");
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
