package dev.afterrun.storage.sql;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Runs statements in the caller's transaction. Parameters may be text, numbers, booleans, {@code byte[]}, UUIDs,
 * {@link Instant}s, {@link Array}s of those, and {@link Optional}s, whose absence is NULL.
 */
@ApplicationScoped
public class Sql {
    private final DataSource database;

    Sql(DataSource database) {
        this.database = database;
    }

    /** How many rows {@code statement} changed. */
    public int update(String statement, Object... parameters) {
        return run(statement, parameters, PreparedStatement::executeUpdate);
    }

    /** Every row of {@code query}, in its order. */
    public <T> List<T> list(Row<T> row, String query, Object... parameters) {
        return run(query, parameters, prepared -> {
            try (var rows = prepared.executeQuery()) {
                var all = new ArrayList<T>();
                while (rows.next()) {
                    all.add(row.read(rows));
                }
                return all;
            }
        });
    }

    /** The first row of {@code query}. */
    public <T> Optional<T> first(Row<T> row, String query, Object... parameters) {
        return list(row, query, parameters).stream().findFirst();
    }

    /** Whether {@code query} yields a row. */
    public boolean exists(String query, Object... parameters) {
        return first(rows -> true, query, parameters).isPresent();
    }

    private <T> T run(String statement, Object[] parameters, Work<T> work) {
        try (var connection = database.getConnection();
                var prepared = connection.prepareStatement(statement)) {
            for (var i = 0; i < parameters.length; i++) {
                bind(connection, prepared, i + 1, parameters[i]);
            }
            return work.with(prepared);
        } catch (SQLException e) {
            throw new SqlFailed(e);
        }
    }

    private static void bind(Connection connection, PreparedStatement prepared, int index, Object value)
            throws SQLException {
        switch (value) {
            case Optional<?> optional when optional.isEmpty() -> prepared.setObject(index, null);
            case Optional<?> optional -> bind(connection, prepared, index, optional.get());
            case Instant instant -> prepared.setTimestamp(index, Timestamp.from(instant));
            case Array array -> prepared.setArray(index, connection.createArrayOf(array.type(), array.elements()));
            default -> prepared.setObject(index, value);
        }
    }

    /** A column of values of one type, such as {@code unnest} takes. */
    public record Array(String type, List<?> values) {
        // An array of their own type travels in binary; as Object[] it would be written out as text.
        private Object[] elements() {
            return values.isEmpty()
                    ? new Object[0]
                    : values.toArray(length -> (Object[]) java.lang.reflect.Array.newInstance(
                            values.getFirst().getClass(), length));
        }
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(PreparedStatement prepared) throws SQLException;
    }

    /** The database refused or was away; its cause says which. */
    public static final class SqlFailed extends RuntimeException {
        SqlFailed(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
