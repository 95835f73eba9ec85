package dev.afterrun.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every forge makes of a bad answer, or of none. */
public interface OutageContract extends OnStage {

    @Test
    default void outageOfTheForgeMeansTryAgain() throws IOException {
        // Given
        try (var outage = Outage.answering(502, Map.of(), "<html>Bad gateway</html>")) {
            var forge = stage().connect(outage.base());

            // When, Then
            assertThatThrownBy(() -> forge.pullRequest(stage().repository(), 1)).isInstanceOf(IOException.class);
        }
    }

    @Test
    default void forgeThatIsNotThereMeansTryAgain() throws IOException {
        // Given
        var outage = Outage.answering(200, Map.of(), "{}");
        var forge = stage().connect(outage.base());
        outage.close();

        // When, Then
        assertThatThrownBy(() -> forge.pullRequest(stage().repository(), 1)).isInstanceOf(IOException.class);
    }

    @Test
    default void answerThatIsNoJsonMeansTryAgain() throws IOException {
        // Given
        try (var portal = Outage.answering(200, Map.of(), "<html>Welcome to our network</html>")) {
            var forge = stage().connect(portal.base());

            // When, Then
            assertThatThrownBy(() -> forge.pullRequest(stage().repository(), 1)).isInstanceOf(IOException.class);
        }
    }

    @Test
    default void forgeThatAsksForPatienceIsHeard() throws IOException {
        // Given
        try (var limited = Outage.answering(403, Map.of("Retry-After", "61"), "{\"message\":\"slow down\"}")) {
            var forge = stage().connect(limited.base());

            // When
            var thrown =
                    catchThrowableOfType(ForgeBusy.class, () -> forge.createComment(stage().repository(), 1, "hello"));

            // Then
            assertThat(thrown.retryAfter()).contains(Duration.ofSeconds(61));
        }
    }

    @Test
    default void whoIsNotLetInIsToldSoAndWithWhichWords() throws IOException {
        // Given
        try (var strict = Outage.answering(401, Map.of(), "{\"message\":\"Bad credentials\"}")) {
            var forge = stage().connect(strict.base());

            // When, Then
            assertThatThrownBy(() -> forge.pullRequest(stage().repository(), 1))
                    .isInstanceOf(NoAccess.class)
                    .hasMessageContaining("401");
        }
    }
}
