package dev.afterrun.duework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class DueWorkTest {
    private static final String KIND = "paint";
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    DueWork dueWork;

    @Inject
    DataSource database;

    @BeforeEach
    void nothingIsDue() {
        sql("TRUNCATE due_work");
    }

    @Test
    void whatIsMarkedIsTakenOnce() {
        // Given
        mark("door");

        // When
        var taken = take();

        // Then
        assertThat(taken).isEqualTo(new DueItem(KIND, "door", 1, 1));
        assertThat(dueWork.take(KIND, 1, LEASE)).isEmpty();
    }

    @Test
    void markIsPartOfTheCallersTransaction() {
        // When
        QuarkusTransaction.begin();
        dueWork.mark(KIND, "door", Duration.ZERO);
        QuarkusTransaction.rollback();

        // Then
        assertThat(dueWork.take(KIND, 1, LEASE)).isEmpty();
        assertThatThrownBy(() -> dueWork.mark(KIND, "door", Duration.ZERO)).isInstanceOf(TransactionalException.class);
    }

    @Test
    void whatIsWithdrawnIsNotTaken() {
        // Given
        mark("door");

        // When
        var withdrawn = QuarkusTransaction.requiringNew().call(() -> dueWork.withdraw(KIND, "door"));

        // Then
        assertThat(withdrawn).isTrue();
        assertThat(dueWork.take(KIND, 1, LEASE)).isEmpty();
    }

    @Test
    void whatSomebodyHoldsIsNotWithdrawn() {
        // Given
        mark("door");
        take();

        // When
        var withdrawn = QuarkusTransaction.requiringNew().call(() -> dueWork.withdraw(KIND, "door"));

        // Then
        assertThat(withdrawn).isFalse();
    }

    @Test
    void workOfAnotherKindIsLeftAlone() {
        // Given
        mark("door");

        // When
        var taken = dueWork.take("sweep", 1, LEASE);

        // Then
        assertThat(taken).isEmpty();
    }

    @Test
    void whatIsDueLaterIsNotTakenNow() {
        // Given
        QuarkusTransaction.requiringNew().run(() -> dueWork.mark(KIND, "door", HOUR));

        // When
        var taken = dueWork.take(KIND, 1, LEASE);

        // Then
        assertThat(taken).isEmpty();
    }

    @Test
    void soonerMarkWins() {
        // Given
        QuarkusTransaction.requiringNew().run(() -> dueWork.mark(KIND, "door", HOUR));
        mark("door");

        // When
        QuarkusTransaction.requiringNew().run(() -> dueWork.mark(KIND, "door", HOUR));

        // Then
        assertThat(take().generation()).isEqualTo(3);
    }

    @Test
    void whatIsMarkedIfNewIsTaken() {
        // When
        QuarkusTransaction.requiringNew().run(() -> dueWork.markIfNew(KIND, "door", Duration.ZERO));

        // Then
        assertThat(take().generation()).isEqualTo(1);
    }

    @Test
    void whatWaitsAlreadyIsNotHurriedByAMarkOfWhatIsNew() {
        // Given
        QuarkusTransaction.requiringNew().run(() -> dueWork.mark(KIND, "door", HOUR));

        // When
        QuarkusTransaction.requiringNew().run(() -> dueWork.markIfNew(KIND, "door", Duration.ZERO));

        // Then
        assertThat(dueWork.take(KIND, 1, LEASE)).isEmpty();
    }

    @Test
    void whatIsDoneIsGone() {
        // Given
        mark("door");

        // When
        dueWork.done(take());

        // Then
        assertThat(rows()).isZero();
    }

    @Test
    void whatIsMarkedMeanwhileIsDueAgainWhenItIsDone() {
        // Given
        mark("door");
        var item = take();
        mark("door");

        // When
        dueWork.done(item);

        // Then
        assertThat(take()).isEqualTo(new DueItem(KIND, "door", 2, 1));
    }

    @Test
    void whatIsMarkedMeanwhileIsNotPutOffByAPostponement() {
        // Given
        mark("door");
        var item = take();
        mark("door");

        // When
        dueWork.postpone(item, HOUR, "out of paint");

        // Then
        assertThat(take().generation()).isEqualTo(2);
    }

    @Test
    void whatIsPostponedKeepsItsReasonAndCountsItsAttempts() {
        // Given
        mark("door");

        // When
        dueWork.postpone(take(), Duration.ZERO, "out of paint");

        // Then
        assertThat(take().attempts()).isEqualTo(2);
        assertThat(text("SELECT last_error FROM due_work")).isEqualTo("out of paint");
    }

    @Test
    void whatWasPostponedIsNotTakenBeforeItsTime() {
        // Given
        mark("door");

        // When
        dueWork.postpone(take(), HOUR, "out of paint");

        // Then
        assertThat(dueWork.take(KIND, 1, LEASE)).isEmpty();
    }

    @Test
    void backlogCountsWhatIsDueAndItsAge() {
        // Given
        mark("door");
        mark("window");
        QuarkusTransaction.requiringNew().run(() -> dueWork.mark(KIND, "roof", HOUR));
        sql("UPDATE due_work SET due_at = clock_timestamp() - interval '90 seconds' WHERE key = 'door'");

        // When
        var backlog = dueWork.backlog(KIND);

        // Then
        assertThat(backlog.rows()).isEqualTo(2);
        assertThat(backlog.age()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(120));
        assertThat(dueWork.backlog("sweep")).isEqualTo(new Backlog(0, Duration.ZERO));
    }

    private void mark(String key) {
        QuarkusTransaction.requiringNew().run(() -> dueWork.mark(KIND, key, Duration.ZERO));
    }

    private DueItem take() {
        return dueWork.take(KIND, 1, LEASE).getFirst();
    }

    private long rows() {
        return number("SELECT count(*) FROM due_work");
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
