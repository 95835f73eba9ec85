package dev.afterrun.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.event.GitHubEvents;
import org.junit.jupiter.api.Test;

class TranslationsTest {
    @Test
    void whatIsFetchedWhereItWasMissedIsWhatFactsAreMadeOf() {
        // Given
        ForgeSettings settings = () -> "github.com";

        // When
        var translations = new Translations(settings);

        // Then
        assertThat(translations.known).containsOnlyKeys(GitHubEvents.NEEDED);
    }
}
