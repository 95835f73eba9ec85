package dev.afterrun.duework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class LookOutTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(100);

    @Inject
    LookOut lookOut;

    @Inject
    WakeUp wakeUp;

    @Inject
    DueWork dueWork;

    @Test
    void whoHasSomethingDueIsWokenAndNobodyElse() throws Exception {
        // Given: marked elsewhere, so that nobody here was told
        mark("sweep", "floor", Duration.ZERO);
        mark("dust", "shelf", Duration.ofHours(1));
        mark("scrub", "pan", Duration.ZERO);
        assertThat(dueWork.take("scrub", 1, Duration.ofMinutes(5))).hasSize(1);
        heard("sweep");
        heard("scrub");

        // When
        lookOut.look(List.of("sweep", "dust", "scrub", "rinse"));

        // Then
        assertThat(waited("sweep", LONG)).isLessThan(LONG);
        assertThat(List.of("dust", "scrub", "rinse"))
                .allSatisfy(kind -> assertThat(waited(kind, SHORT)).isGreaterThanOrEqualTo(SHORT));
    }

    private void mark(String kind, String key, Duration after) {
        QuarkusTransaction.requiringNew().run(() -> dueWork.mark(kind, key, after));
    }

    private void heard(String kind) throws InterruptedException {
        wakeUp.await(kind, Duration.ZERO);
    }

    private Duration waited(String kind, Duration patience) {
        var begun = System.nanoTime();
        try {
            wakeUp.await(kind, patience);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
