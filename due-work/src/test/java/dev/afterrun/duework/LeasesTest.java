package dev.afterrun.duework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several who take due work, and leases that run out. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class LeasesTest {
    private static final String KIND = "paint";
    private static final Duration LEASE = Duration.ofMinutes(1);

    @Inject
    DueWork dueWork;

    @Inject
    DataSource database;

    @BeforeEach
    void nothingIsDue() {
        sql("TRUNCATE due_work");
    }

    @Test
    void leaseThatRanOutGivesTheWorkToAnother() {
        // Given
        mark("door");
        var dead = take();
        leasesRunOut();

        // When
        var heir = take();

        // Then
        assertThat(heir).isEqualTo(new DueItem(KIND, "door", dead.generation(), 2));
    }

    @Test
    void oneWhoseLeaseRanOutDoesNotTakeItFromItsHeir() {
        // Given
        mark("door");
        var late = take();
        leasesRunOut();
        take();

        // When
        dueWork.postpone(late, Duration.ZERO, "late");

        // Then
        assertThat(dueWork.take(KIND, 1, LEASE)).isEmpty();
    }

    @Test
    void twoTakersNeverTakeTheSame() throws Exception {
        // Given
        var pieces = 200;
        IntStream.range(0, pieces).forEach(piece -> mark("door " + piece));
        var start = new CyclicBarrier(2);
        Callable<Integer> taker = () -> {
            start.await();
            var taken = 0;
            for (var batch = dueWork.take(KIND, 3, LEASE); !batch.isEmpty(); batch = dueWork.take(KIND, 3, LEASE)) {
                taken += batch.size();
            }
            return taken;
        };

        // When
        Future<Integer> one;
        Future<Integer> other;
        try (var threads = Executors.newFixedThreadPool(2)) {
            one = threads.submit(taker);
            other = threads.submit(taker);
        }

        // Then
        assertThat(one.get() + other.get()).isEqualTo(pieces);
        assertThat(number("SELECT max(attempts) FROM due_work")).isEqualTo(1);
    }

    @Test
    void takerPassesOverWhatAnotherIsJustTaking() throws SQLException {
        // Given
        mark("door");
        mark("window");
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            try (var statement = other.createStatement()) {
                statement.execute("SELECT 1 FROM due_work WHERE key = 'door' FOR UPDATE");
            }

            // When
            var taken = dueWork.take(KIND, 2, LEASE);

            // Then
            assertThat(taken).extracting(DueItem::key).containsExactly("window");
            other.rollback();
        }
    }

    private void mark(String key) {
        QuarkusTransaction.requiringNew().run(() -> dueWork.mark(KIND, key, Duration.ZERO));
    }

    private DueItem take() {
        return dueWork.take(KIND, 1, LEASE).getFirst();
    }

    private void leasesRunOut() {
        sql("UPDATE due_work SET leased_until = clock_timestamp() - interval '1 second'");
    }

    private void sql(String text) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(text);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long number(String query) {
        return Long.parseLong(text(query));
    }

    private String text(String query) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
