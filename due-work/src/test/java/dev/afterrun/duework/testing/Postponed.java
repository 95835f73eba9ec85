package dev.afterrun.duework.testing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * What waits for another try. It is read off the table, and not by taking it, so that a test that is held up for longer
 * than the wait sees the same.
 */
public final class Postponed {
    private static final String POSTPONED = """
            SELECT key || ': ' || regexp_replace(last_error, '^[^:]*: ', '') FROM due_work
            WHERE kind = ? AND leased_until IS NULL AND due_at >= ?::timestamptz + interval '250 milliseconds'
            ORDER BY key
            """;

    private final DataSource database;
    private String since = "infinity";

    public Postponed(DataSource database) {
        this.database = database;
    }

    /** What is postponed from now on counts; to be called before the work, by the database's clock. */
    public void begin() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT clock_timestamp()::text")) {
            row.next();
            since = row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each piece of {@code kind} that was put off for at least the shortest wait, with why: {@code key: reason}. */
    public List<String> of(String kind) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(POSTPONED)) {
            statement.setString(1, kind);
            statement.setString(2, since);
            var texts = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
