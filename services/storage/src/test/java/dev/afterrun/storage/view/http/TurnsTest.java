package dev.afterrun.storage.view.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.http.rate.Network;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who gets a turn, and who has to make room. */
class TurnsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** By what the tests say alone. */
    private final AtomicLong nanos = new AtomicLong();

    private final Turns turns = new Turns("archives", 2, nanos::get);

    @Test
    void oneClientHasHalfOfThemAndAnotherFindsOne() {
        // Given
        assertThat(turns.take(client(1))).isNotNull();

        // When
        var refused = catchThrowableOfType(ProblemException.class, () -> turns.take(client(1)));

        // Then
        assertThat(refused.problem().status()).isEqualTo(429);
        assertThat(refused.problem().limit()).contains("1 archives at once for one address");
        assertThat(refused.problem().value()).contains("2");
        assertThatCode(() -> turns.take(client(2))).doesNotThrowAnyException();
    }

    @Test
    void whoHasGivenItsTurnBackGetsAnother() {
        // Given
        turns.take(client(1)).close();

        // When // Then
        assertThatCode(() -> turns.take(client(1))).doesNotThrowAnyException();
    }

    @Test
    void whereAllAreTakenTheBoundIsNamed() {
        // Given
        bothTaken();

        // When
        var refused = catchThrowableOfType(ProblemException.class, () -> turns.take(client(3)));

        // Then
        assertThat(refused.problem().status()).isEqualTo(503);
        assertThat(refused.problem().limit()).contains("2 archives at once");
        assertThat(refused.problem().value()).contains("3");
    }

    @Test
    void whoIsNotCountedHasNoShare() {
        // Given
        assertThat(turns.take(Optional.empty())).isNotNull();

        // When // Then
        assertThatCode(() -> turns.take(Optional.empty())).doesNotThrowAnyException();
    }

    @Test
    void slowReaderMakesRoomOnceAnotherAsks() {
        // Given
        var fast = turns.take(client(1));
        var slow = turns.take(client(2));
        letsUsWait(fast, Turn.GRACE, 0);
        letsUsWait(slow, Turn.GRACE.plus(SECOND), 0);

        // When
        refusedTo(client(3));

        // Then
        assertThat(slow.isLost()).isTrue();
        assertThat(fast.isLost()).isFalse();
    }

    @Test
    void slowReaderKeepsItsTurnWhileNobodyAsks() {
        // Given
        var slow = turns.take(client(1));

        // When
        letsUsWait(slow, Duration.ofHours(1), 0);

        // Then
        assertThat(slow.isLost()).isFalse();
    }

    @Test
    void readerWhoHasItsShareTakesNobodysTurn() {
        // Given
        var slow = turns.take(client(1));
        letsUsWait(slow, Turn.GRACE.plus(SECOND), 0);
        assertThat(turns.take(client(2))).isNotNull();

        // When
        refusedTo(client(2));

        // Then
        assertThat(slow.isLost()).isFalse();
    }

    @Test
    void whatWasTakenGivesTime() {
        // Given
        var reader = turns.take(client(1));
        assertThat(turns.take(client(2))).isNotNull();
        letsUsWait(reader, Turn.GRACE.plus(SECOND.multipliedBy(100)), 100 * Turn.BYTES_A_SECOND);

        // When
        refusedTo(client(3));

        // Then
        assertThat(reader.isLost()).isFalse();
    }

    @Test
    void timeInWhichThereIsNothingToTakeDoesNotCount() {
        // Given
        var reader = turns.take(client(1));
        assertThat(turns.take(client(2))).isNotNull();
        nanos.addAndGet(Duration.ofHours(1).toNanos());

        // When
        refusedTo(client(3));

        // Then
        assertThat(reader.isLost()).isFalse();
    }

    @Test
    void whereOneIsOnItsWayOutNoOtherHasToGo() {
        // Given
        var one = turns.take(client(1));
        var other = turns.take(client(2));
        letsUsWait(one, Turn.GRACE.plus(SECOND), 0);
        letsUsWait(other, Turn.GRACE.plus(SECOND.multipliedBy(2)), 0);

        // When
        refusedTo(client(3));
        refusedTo(client(4));

        // Then
        assertThat(other.isLost()).isTrue();
        assertThat(one.isLost()).isFalse();
    }

    @Test
    void readerThatIsWaitedForLosesItsTurnAtOnce() {
        // Given
        var slow = turns.take(client(1));
        assertThat(turns.take(client(2))).isNotNull();
        var waiting = new CompletableFuture<Void>();
        Pace forEver = (taking, bytes) -> {
            waiting.complete(null);
            taking.join();
        };
        var written = CompletableFuture.runAsync(() -> slow.within(forEver).await(new CompletableFuture<>(), 1));
        assertThat(waiting).succeedsWithin(1, TimeUnit.MINUTES);
        nanos.addAndGet(Turn.GRACE.plus(SECOND).toNanos());

        // When
        refusedTo(client(3));

        // Then
        assertThat(written)
                .failsWithin(1, TimeUnit.MINUTES)
                .withThrowableThat()
                .withCauseInstanceOf(ReaderTooSlow.class)
                .withMessageContaining("60 s and another second for each 262144 bytes");
    }

    private void bothTaken() {
        assertThat(turns.take(client(1))).isNotNull();
        assertThat(turns.take(client(2))).isNotNull();
    }

    private void letsUsWait(Turn turn, Duration time, int bytes) {
        turn.within((taking, count) -> nanos.addAndGet(time.toNanos())).await(new CompletableFuture<>(), bytes);
    }

    private void refusedTo(Optional<Network> client) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> turns.take(client));
    }

    private static Optional<Network> client(int last) {
        return Optional.of(new Network(InetAddress.ofLiteral("203.0.113." + last), 32));
    }
}
