package dev.afterrun.duework;

import dev.afterrun.eventing.TryAgain;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** One statement, in the caller's transaction. */
final class Sql {
    /** Sets the statement's parameters, runs it and reads what it gives. */
    @FunctionalInterface
    interface Query<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    private Sql() {}

    static <T> T run(DataSource database, String text, Query<T> query) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(text)) {
            return query.run(statement);
        } catch (SQLException e) {
            throw new DueWorkFailed(e, TryAgain.helps(e));
        }
    }

    /**
     * The same for who holds a piece, which may be lost in the moment in which PostgreSQL dies: the transaction, which must change
     * nothing else, does not wait for the disk. What was lost is taken, or done, once more, as it is when a lease runs out.
     */
    static <T> T runUnawaited(DataSource database, String text, Query<T> query) {
        return run(database, text, statement -> {
            try (var setting = statement.getConnection().createStatement()) {
                setting.execute("SET LOCAL synchronous_commit = off");
            }
            return query.run(statement);
        });
    }

    /** Rows of key, generation and attempts. */
    static List<DueItem> items(String kind, PreparedStatement statement) throws SQLException {
        var taken = new ArrayList<DueItem>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                taken.add(new DueItem(kind, rows.getString(1), rows.getLong(2), rows.getInt(3)));
            }
        }
        return taken;
    }

    /** Rows of one text. */
    static List<String> texts(PreparedStatement statement) throws SQLException {
        var found = new ArrayList<String>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /** The database did not take or give work. */
    static final class DueWorkFailed extends RuntimeException {
        DueWorkFailed(SQLException cause, boolean passing) {
            super(passing ? "the database is away: " + cause.getMessage() : cause.getMessage(), cause);
        }
    }
}
