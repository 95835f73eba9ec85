package dev.afterrun.duework;

import static java.util.concurrent.CompletableFuture.delayedExecutor;
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
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class WorkCycleTest {
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
    void pieceThatIsDoneIsNotDoneAgain() {
        // Given
        var worker = new Painter("done", key -> Outcome.DONE);
        mark(worker, "door");

        // When
        cycle.next(worker);

        // Then
        assertThat(cycle.next(worker)).isFalse();
        assertThat(worker.worked).containsExactly("door");
    }

    @Test
    void pieceThatFailsWithAnIoExceptionIsDueAgainLater() {
        // Given
        var worker = new Painter("io", key -> {
            throw new IOException("the shop is closed");
        });
        mark(worker, "door");

        // When
        cycle.next(worker);

        // Then
        assertThat(postponed.of("io")).containsExactly("door: the shop is closed");
    }

    @Test
    void pieceThatFailsByAFaultOfOursIsKeptToo() {
        // Given
        var worker = new Painter("fault", key -> {
            throw new IllegalStateException("no brush");
        });
        mark(worker, "door");

        // When
        cycle.next(worker);

        // Then
        assertThat(postponed.of("fault")).containsExactly("door: no brush");
    }

    @Test
    void pieceThatIsToBeTriedAgainAtOnceIsTriedAgainAtOnce() {
        // Given
        var worker = new Painter("again", key -> new Outcome.Again(Duration.ZERO, "second coat"));
        mark(worker, "door");

        // When
        cycle.next(worker);

        // Then
        assertThat(cycle.next(worker)).isTrue();
        assertThat(worker.worked).containsExactly("door", "door");
    }

    @Test
    void pieceThatEndsWhileTheDatabaseIsAwayIsDoneOnceItIsBack() {
        // Given
        var worker = new Painter("away", key -> {
            execute("ALTER TABLE due_work RENAME TO due_work_away");
            delayedExecutor(300, TimeUnit.MILLISECONDS)
                    .execute(() -> execute("ALTER TABLE due_work_away RENAME TO due_work"));
            return Outcome.DONE;
        });
        mark(worker, "door");

        // When
        cycle.next(worker);

        // Then
        assertThat(cycle.next(worker)).isFalse();
        assertThat(dueWork.backlog("away").rows()).isZero();
        assertThat(worker.worked).containsExactly("door");
    }

    private void execute(String change) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(change);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void mark(Worker worker, String key) {
        postponed.begin();
        QuarkusTransaction.requiringNew().run(() -> dueWork.mark(worker.kind(), key, Duration.ZERO));
    }

    private interface Work {
        Outcome on(String key) throws IOException;
    }

    private static final class Painter implements Worker {
        private final String kind;
        private final Work work;
        private final List<String> worked = new ArrayList<>();

        Painter(String kind, Work work) {
            this.kind = kind;
            this.work = work;
        }

        @Override
        public String kind() {
            return kind;
        }

        @Override
        public Outcome work(String key) throws IOException {
            worked.add(key);
            return work.on(key);
        }
    }
}
