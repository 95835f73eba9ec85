package dev.afterrun.storage.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.auditlog.ActorKind;
import dev.afterrun.http.origin.Origin;
import dev.afterrun.storage.auditlog.RefusedAttempts.Refused;
import dev.afterrun.storage.testing.SettableClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How refusals are counted: the first is told at once, the others by the hour, and no more than so many apart. */
@QuarkusTest
class RefusedAttemptsTest {
    private final SettableClock clock = new SettableClock();

    @Inject
    Authors authors;

    @Test
    void theFirstIsToldAtOnceAndTheOthersWhenTheHourIsOver() {
        // Given
        var attempts = new RefusedAttempts(authors, clock);
        attempts.refused(author("eve"), "operates");

        // When
        var first = attempts.take(false);
        for (var attempt = 0; attempt < 1_000; attempt++) {
            attempts.refused(author("eve"), "operates");
        }
        var within = attempts.take(false);
        clock.advance(Duration.ofMinutes(61));
        var after = attempts.take(false);
        clock.advance(Duration.ofMinutes(61));

        // Then
        assertThat(first).extracting(Refused::times).containsExactly(1L);
        assertThat(within).isEmpty();
        assertThat(after).extracting(Refused::times).containsExactly(1_000L);
        assertThat(attempts.take(false)).isEmpty();
    }

    @Test
    void theEndTellsAllAndNothingThatWasTold() {
        // Given
        var attempts = new RefusedAttempts(authors, clock);
        attempts.refused(author("eve"), "operates");
        attempts.take(false);
        attempts.refused(author("eve"), "operates");

        // When // Then
        assertThat(attempts.take(true)).extracting(Refused::times).containsExactly(1L);
        assertThat(attempts.take(true)).isEmpty();
    }

    @Test
    void whatCouldNotBeWrittenIsCountedAgain() {
        // Given
        var attempts = new RefusedAttempts(authors, clock);
        attempts.refused(author("eve"), "operates");

        // When
        attempts.take(false).forEach(attempts::giveBack);

        // Then
        assertThat(attempts.take(true)).extracting(Refused::times).containsExactly(1L);
    }

    @Test
    void whoeverHasMoreNamesThanAreToldApartIsAmongOthers() {
        // Given
        var attempts = new RefusedAttempts(authors, clock);
        for (var number = 0; number < RefusedAttempts.MOST + 50; number++) {
            attempts.refused(author("eve " + number), "operates");
        }

        // When
        var told = attempts.take(false);

        // Then
        assertThat(told).hasSize(RefusedAttempts.MOST + 1);
        assertThat(told)
                .filteredOn(refused -> refused.by().name().equals("others"))
                .extracting(Refused::times)
                .containsExactly(50L);
    }

    private static Author author(String name) {
        return new Author(
                ActorKind.ACCOUNT, name, Optional.empty(), Optional.empty(), Origin.NOWHERE, Optional.empty());
    }
}
