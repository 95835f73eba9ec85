package dev.afterrun.storage.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.http.address.Addresses;
import dev.afterrun.http.identity.Reading.Audience;
import dev.afterrun.http.identity.link.SignedFolder;
import dev.afterrun.storage.signin.SignInSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignedLinksTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final RepositoryId TENANT = new RepositoryId("github.com", "1");
    private static final URI FILE = URI.create("https://content.test/octo/hello/main/a%20b.txt");
    private static final Digest SHA256 = Digest.of("a".getBytes(UTF_8));

    @Test
    void withoutAnyKeyThereAreNoneAndPagesLeadToTheFilesThemselves() {
        // Given
        var links = links(Optional.empty(), Optional.empty(), NOW);

        // When // Then
        assertThat(links.areOffered()).isFalse();
        assertThat(links.to(TENANT, FILE, SHA256, NOW.plusSeconds(9))).isEmpty();
        assertThat(links.opening(Audience.FEW, TENANT).at(FILE, SHA256)).isEqualTo(FILE);
        assertThat(links.opened("a.b.c")).isEmpty();
    }

    @Test
    void theSessionsKeyServesWhereNoneIsSet() {
        // Given
        var bySession = links(Optional.empty(), Optional.of(KEY), NOW);
        var byOwn = links(Optional.of(List.of(KEY)), Optional.empty(), NOW);

        // When
        var link = bySession.to(TENANT, FILE, SHA256, NOW.plusSeconds(9)).orElseThrow();

        // Then
        assertThat(link.toString()).startsWith("https://content.test/-/link/").endsWith("/a%20b.txt");
        assertThat(byOwn.opened(claims(link))).isPresent();
    }

    @Test
    void pagesLeadToFilesThatFewReadForTenMinutes() {
        // Given
        var links = links(Optional.of(List.of(KEY)), Optional.empty(), NOW);

        // When
        var link = links.opening(Audience.FEW, TENANT).at(FILE, SHA256);

        // Then
        var soon = links(Optional.of(List.of(KEY)), Optional.empty(), NOW.plusSeconds(599));
        var later = links(Optional.of(List.of(KEY)), Optional.empty(), NOW.plusSeconds(600));
        assertThat(soon.opened(claims(link))).isPresent();
        assertThat(later.opened(claims(link))).isEmpty();
        assertThat(links.opening(Audience.EVERYBODY, TENANT).at(FILE, SHA256)).isEqualTo(FILE);
    }

    @Test
    void sitesOpenForEightHoursAndLeadToTheirFirstPage() {
        // Given
        var links = links(Optional.of(List.of(KEY)), Optional.empty(), NOW);
        var folder = URI.create("https://content.test/octo/hello/main/");

        // When
        var link = links.toSite(TENANT, folder, "index.html").orElseThrow();

        // Then
        assertThat(link.toString()).startsWith("https://content.test/-/link/").endsWith("/index.html");
        var eightHours = Duration.ofHours(8);
        assertThat(links(Optional.of(List.of(KEY)), Optional.empty(), NOW.plus(eightHours.minusSeconds(1)))
                        .opened(claims(link)))
                .contains(new SignedFolder(TENANT, "/octo/hello/main/"));
        assertThat(links(Optional.of(List.of(KEY)), Optional.empty(), NOW.plus(eightHours))
                        .opened(claims(link)))
                .isEmpty();
    }

    @Test
    void addressThatIsTooLongForOneHasNone() {
        // Given
        var links = links(Optional.of(List.of(KEY)), Optional.empty(), NOW);
        var file = URI.create("https://content.test/octo/hello/main/" + "a".repeat(3_000));

        // When // Then
        assertThat(links.to(TENANT, file, SHA256, NOW.plusSeconds(9))).isEmpty();
        assertThat(links.opening(Audience.FEW, TENANT).at(file, SHA256)).isEqualTo(file);
    }

    @Test
    void settingThatIsNoKeyIsNamed() {
        // When // Then
        assertThatThrownBy(() -> links(Optional.of(List.of("short")), Optional.empty(), NOW))
                .hasMessageContaining("AFTERRUN_LINKS_KEYS cannot be used")
                .hasMessageNotContaining("short");
        assertThatThrownBy(() -> links(Optional.empty(), Optional.of("short"), NOW))
                .hasMessageContaining("AFTERRUN_SIGN_IN_SESSION_KEY cannot be used");
    }

    private static String claims(URI link) {
        return link.getRawPath().split("/", -1)[3];
    }

    private static SignedLinks links(Optional<List<String>> keys, Optional<String> sessionKey, Instant now) {
        return new SignedLinks(() -> keys, new Session(sessionKey), new At(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static final class At implements Addresses {
        @Override
        public URI events() {
            return URI.create("https://events.test");
        }

        @Override
        public URI storage() {
            return URI.create("https://storage.test");
        }

        @Override
        public URI web() {
            return URI.create("https://web.test");
        }

        @Override
        public URI content() {
            return URI.create("https://content.test");
        }
    }

    private record Session(Optional<String> sessionKey) implements SignInSettings {
        @Override
        public Optional<String> realm() {
            return Optional.empty();
        }

        @Override
        public String client() {
            return "pages";
        }

        @Override
        public Optional<String> clientSecret() {
            return Optional.empty();
        }

        @Override
        public Duration life() {
            return Duration.ofHours(12);
        }
    }
}
