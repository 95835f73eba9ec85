package dev.afterrun.duework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is due tomorrow costs nothing today, however much that is. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class WorkThatIsNotDueTest {
    private static final String KIND = "tomorrow";

    /** Pages of 8 KB, of the thousands that the rows and their index have. */
    private static final int FEW = 40;

    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared(?: hit=([0-9]+))?(?: read=([0-9]+))?");

    @Inject
    DataSource database;

    @BeforeEach
    void muchIsDueTomorrow() throws SQLException {
        run("""
                INSERT INTO due_work (kind, key, due_at)
                SELECT 'tomorrow', 'piece ' || number, clock_timestamp() + interval '1 day' FROM generate_series(1, 50000) AS number
                """);
        run("ANALYZE due_work");
    }

    @AfterEach
    void nothingIs() throws SQLException {
        run("TRUNCATE due_work");
    }

    @Test
    void lookingForWorkReadsFewPages() throws SQLException {
        assertThat(pages(
                        LookOut.DUE,
                        statement -> statement.setArray(
                                1, statement.getConnection().createArrayOf("text", new String[] {KIND, "other"}))))
                .isLessThan(FEW);
    }

    @Test
    void takingWorkReadsFewPages() throws SQLException {
        assertThat(pages(DueWork.TAKE, statement -> {
                    statement.setLong(1, 1_000);
                    statement.setString(2, KIND);
                    statement.setInt(3, 1);
                }))
                .isLessThan(FEW);
    }

    @Test
    void takingWorkOfALaneReadsFewPages() throws SQLException {
        assertThat(pages(Lanes.TAKE, statement -> {
                    statement.setString(1, KIND);
                    statement.setLong(2, 1_000);
                }))
                .isLessThan(FEW);
    }

    @Test
    void countingTheBacklogReadsFewPages() throws SQLException {
        assertThat(pages(DueWork.BACKLOG, statement -> statement.setString(1, KIND)))
                .isLessThan(FEW);
    }

    /** What PostgreSQL says that the statement read, of memory or of the disk. */
    private int pages(String text, Parameters parameters) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("EXPLAIN (ANALYZE, BUFFERS) " + text)) {
            parameters.set(statement);
            try (var plan = statement.executeQuery()) {
                while (plan.next()) {
                    var buffers = BUFFERS.matcher(plan.getString(1));
                    if (buffers.find()) {
                        return number(buffers.group(1)) + number(buffers.group(2));
                    }
                }
            }
        }
        return 0;
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private void run(String text) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }
}
