package dev.afterrun.duework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class WorkerLoopsTest {
    @Inject
    WorkerLoops loops;

    @Inject
    DueWork dueWork;

    @Test
    void aWorkerThatRestsTakesNothingUntilItHasRested() {
        // Given
        var worker = new Sleeper();
        QuarkusTransaction.requiringNew().run(() -> dueWork.mark(worker.kind(), "bed", Duration.ZERO));

        // When
        worker.rest = Duration.ofMinutes(1);
        var rested = loops.turn(worker);
        worker.rest = Duration.ZERO;
        var awake = loops.turn(worker);

        // Then
        assertThat(rested).isFalse();
        assertThat(awake).isTrue();
        assertThat(worker.done).containsExactly("bed");
    }

    /** Rests when it is told to. */
    private static final class Sleeper implements Worker {
        private final List<String> done = new ArrayList<>();
        private Duration rest = Duration.ZERO;

        @Override
        public String kind() {
            return "sleep";
        }

        @Override
        public Duration rest() {
            return rest;
        }

        @Override
        public Outcome work(String key) {
            done.add(key);
            return Outcome.DONE;
        }
    }
}
