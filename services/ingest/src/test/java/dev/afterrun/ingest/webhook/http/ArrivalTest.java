package dev.afterrun.ingest.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.ingest.webhook.Secrets;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

final class ArrivalTest {
    private static final Buffer SMALL = Buffer.buffer("a body");
    private static final Buffer LARGE = Buffer.buffer(new byte[Limits.WEBHOOK_BYTES_AT_ONCE + 1]);

    private final Secrets secrets = new Secrets(() -> Optional.of(List.of("a secret")));
    private final Semaphore oneLarge = new Semaphore(1);

    @Test
    void aLargeBodyIsNotReadWhileAnotherIsOnItsWay() {
        // Given
        arrival().take(LARGE);
        var second = arrival();

        // When
        assertThatThrownBy(() -> second.take(LARGE))

                // Then
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.problem().status()).isEqualTo(503);
                    assertThat(refusal.problem().limit()).contains("1048576");
                });
    }

    @Test
    void aLargeBodyIsReadOnceTheOneBeforeIsDoneWith() {
        // Given
        var first = arrival();
        first.take(LARGE);
        first.end();

        // When
        arrival().take(LARGE);

        // Then
        assertThat(oneLarge.availablePermits()).isZero();
    }

    @Test
    void smallBodiesAreReadWhateverElseIsOnItsWay() {
        // Given
        arrival().take(LARGE);
        var small = arrival();

        // When
        small.take(SMALL);
        small.end();

        // Then
        assertThat(oneLarge.availablePermits()).isZero();
    }

    private Arrival arrival() {
        return new Arrival(secrets.check(), oneLarge);
    }
}
