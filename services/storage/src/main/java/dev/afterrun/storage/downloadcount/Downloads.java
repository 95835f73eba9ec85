package dev.afterrun.storage.downloadcount;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * So many downloads of a content from one repository, one at least.
 *
 * @param last when, to a few seconds
 */
public record Downloads(long number, Instant last) {
    /** Those of a row with the columns {@code downloads} and {@code last_at}; empty where they are. */
    public static Optional<Downloads> read(ResultSet row) throws SQLException {
        var last = row.getTimestamp("last_at");
        return last == null ? Optional.empty() : Optional.of(new Downloads(row.getLong("downloads"), last.toInstant()));
    }
}
