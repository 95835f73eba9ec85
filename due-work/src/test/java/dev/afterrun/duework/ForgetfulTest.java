package dev.afterrun.duework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class ForgetfulTest {
    @Inject
    Leaves leaves;

    @Inject
    StartForgetting startForgetting;

    @Inject
    WorkCycle cycle;

    @Test
    void aFullBatchIsFollowedByAnotherAfterAPauseAndTheLastByAnHour() {
        // Given
        leaves.lie(Forgetful.BATCH, 3);

        // When
        var outcomes = List.of(leaves.work(Forgetful.ALL), leaves.work(Forgetful.ALL));

        // Then
        assertThat(outcomes)
                .containsExactly(
                        new Outcome.Again(Duration.ofSeconds(1), "more are to be forgotten"),
                        new Outcome.Again(Duration.ofHours(1), "none are left to be forgotten"));
    }

    @Test
    void itIsDueFromTheStart() {
        // Given
        leaves.lie(7);

        // When
        startForgetting.start(new StartupEvent());
        var done = cycle.next(leaves);

        // Then
        assertThat(done).isTrue();
        assertThat(leaves.lying()).isEmpty();
    }

    /** Batches that are to be forgotten. */
    @ApplicationScoped
    static class Leaves implements Forgetful {
        private final Deque<Integer> batches = new ArrayDeque<>();

        void lie(Integer... some) {
            batches.addAll(List.of(some));
        }

        Deque<Integer> lying() {
            return batches;
        }

        @Override
        public String kind() {
            return "forget-leaves";
        }

        @Override
        public int forget(int most) {
            return batches.isEmpty() ? 0 : batches.remove();
        }
    }
}
