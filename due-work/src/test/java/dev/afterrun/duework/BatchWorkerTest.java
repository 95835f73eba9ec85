package dev.afterrun.duework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.duework.testing.Postponed;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class BatchWorkerTest {
    private static final int MOST = 3;

    @Inject
    DueWork dueWork;

    @Inject
    WorkCycle cycle;

    @Inject
    DataSource database;

    private Postponed postponed;

    @BeforeEach
    void nothingIsPostponed() {
        postponed = new Postponed(database);
    }

    @Test
    void asManyAsItTakesAreDoneTogetherAndNotAgain() {
        // Given
        var worker = new Painter("together", "none");
        mark(worker, "a", "b", "c", "d");

        // When
        cycle.next(worker);
        cycle.next(worker);

        // Then
        assertThat(worker.together).hasSize(1);
        assertThat(worker.together.getFirst()).hasSize(MOST);
        assertThat(worker.alone).as("the last has nobody to be done with").hasSize(1);
        assertThat(cycle.next(worker)).isFalse();
        assertThat(dueWork.backlog("together").rows()).isZero();
    }

    @Test
    void oneThatCannotBeDoneHoldsUpNoOtherAndIsTriedAgainLater() {
        // Given
        var worker = new Painter("poisoned", "b");
        mark(worker, "a", "b", "c");

        // When
        cycle.next(worker);

        // Then
        assertThat(worker.alone).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(postponed.of("poisoned")).containsExactly("b: b cannot be painted");
    }

    @Test
    void whatHasFailedBeforeGoesAloneFromThenOn() {
        // Given
        var worker = new Painter("again", "b");
        mark(worker, "b");
        cycle.next(worker);
        hurry("again");
        mark(worker, "a", "c");

        // When
        cycle.next(worker);

        // Then
        assertThat(worker.together).hasSize(1);
        assertThat(worker.together.getFirst()).containsExactlyInAnyOrder("a", "c");
        assertThat(postponed.of("again")).containsExactly("b: b cannot be painted");
    }

    @Test
    void whatIsMarkedAgainMeanwhileIsDoneAgainAndTheOthersAreNot() {
        // Given
        var worker = new Painter("meanwhile", "none");
        mark(worker, "a", "b");
        worker.meanwhile = () -> mark(worker, "b");

        // When
        cycle.next(worker);
        worker.meanwhile = () -> {};
        cycle.next(worker);

        // Then
        assertThat(worker.together).hasSize(1);
        assertThat(worker.alone).containsExactly("b");
        assertThat(dueWork.backlog("meanwhile").rows()).isZero();
    }

    @Test
    void moreThanItTakesIsLeftToOthers() {
        // Given
        var worker = new Painter("many", "none");
        mark(worker, IntStream.range(0, MOST + 2).mapToObj(Integer::toString).toArray(String[]::new));
        worker.meanwhile = () ->
                assertThat(dueWork.take("many", 10, Duration.ofMinutes(1))).hasSize(2);

        // When
        var any = cycle.next(worker);

        // Then
        assertThat(any).isTrue();
        assertThat(worker.together).hasSize(1);
    }

    @Test
    void whatFailedTogetherIsGivenBackWhenItIsToRestAndGoesAloneAfterwards() {
        // Given
        var worker = new Painter("rests", "b");
        mark(worker, "a", "b", "c");
        worker.restsOnceItFails = true;

        // When
        cycle.next(worker);
        var aloneAtFirst = List.copyOf(worker.alone);
        var attempts = attempts("rests");
        worker.restsOnceItFails = false;
        worker.rest = Duration.ZERO;
        cycle.next(worker);

        // Then
        assertThat(aloneAtFirst).isEmpty();
        assertThat(attempts).containsExactly("a: 1", "b: 1", "c: 1");
        assertThat(worker.alone).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(postponed.of("rests")).containsExactly("b: b cannot be painted");
    }

    @Test
    void ofWhatWasNotTriedBeforeItIsToRestTheAttemptDoesNotCount() {
        // Given: both have failed before
        var worker = new Painter("tired", "b");
        mark(worker, "b", "c");
        worker.restsOnceItFails = true;
        cycle.next(worker);

        // When: one at least is done
        worker.rest = Duration.ofMinutes(1);
        cycle.next(worker);

        // Then
        assertThat(worker.alone).hasSize(1);
        var other = worker.alone.contains("b") ? "c" : "b";
        assertThat(attempts("tired")).contains(other + ": 1");
    }

    private void mark(Worker worker, String... keys) {
        postponed.begin();
        QuarkusTransaction.requiringNew().run(() -> {
            for (var key : keys) {
                dueWork.mark(worker.kind(), key, Duration.ZERO);
            }
        });
    }

    private void hurry(String kind) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("UPDATE due_work SET due_at = now() WHERE kind = ?")) {
            statement.setString(1, kind);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How often each piece that nobody holds was taken. */
    private List<String> attempts(String kind) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("SELECT key || ': ' || attempts FROM due_work"
                        + " WHERE kind = ? AND leased_until IS NULL ORDER BY key")) {
            statement.setString(1, kind);
            return Sql.texts(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Paints everything but what cannot be painted. */
    private static final class Painter implements BatchWorker {
        private final String kind;
        private final String stubborn;
        private final List<List<String>> together = new ArrayList<>();
        private final List<String> alone = new ArrayList<>();
        private Runnable meanwhile = () -> {};
        private boolean restsOnceItFails;
        private Duration rest = Duration.ZERO;

        Painter(String kind, String stubborn) {
            this.kind = kind;
            this.stubborn = stubborn;
        }

        @Override
        public String kind() {
            return kind;
        }

        @Override
        public int most() {
            return MOST;
        }

        @Override
        public Duration rest() {
            return rest;
        }

        @Override
        public void workTogether(List<String> keys) throws IOException {
            for (var key : keys) {
                paint(key);
            }
            together.add(keys);
            meanwhile.run();
        }

        @Override
        public Outcome work(String key) throws IOException {
            alone.add(key);
            paint(key);
            return Outcome.DONE;
        }

        private void paint(String key) throws IOException {
            if (key.equals(stubborn)) {
                rest = restsOnceItFails ? Duration.ofMinutes(1) : rest;
                throw new IOException(key + " cannot be painted");
            }
        }
    }
}
