package dev.afterrun.storage.disposal;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Objects that nobody needs, nor ever will: some of one store in each row, which a piece of {@link DeleteCondemned} names. */
@ApplicationScoped
class CondemnedObjects {
    private final Sql sql;
    private final DueWork dueWork;

    CondemnedObjects(Sql sql, DueWork dueWork) {
        this.sql = sql;
        this.dueWork = dueWork;
    }

    /** They are to be deleted, those of each deletion together. */
    @Transactional(TxType.MANDATORY)
    void add(List<Deletion> deletions) {
        deletions.forEach(deletion -> sql.first(
                        row -> row.getLong("id"),
                        "INSERT INTO condemned (store, object_keys) VALUES (?, ?) RETURNING id",
                        deletion.store(),
                        new Array(
                                "text",
                                deletion.objects().stream()
                                        .map(ObjectKey::value)
                                        .toList()))
                .ifPresent(row -> dueWork.mark(DeleteCondemned.KIND, Long.toString(row), Duration.ZERO)));
    }

    /** What these rows name; a row that is gone names nothing. */
    List<Deletion> in(List<Long> rows) {
        return sql.list(
                CondemnedObjects::read,
                "SELECT store, object_keys FROM condemned WHERE id = ANY (?)",
                new Array("bigint", rows));
    }

    /** What these rows name is deleted but for what is left, which others name from now on. */
    @Transactional(TxType.REQUIRES_NEW)
    void forget(List<Long> rows, List<Deletion> left) {
        // Rows that come back when PostgreSQL dies bring their pieces back, and what is gone is deleted once more.
        sql.update("SET LOCAL synchronous_commit = off");
        add(left);
        sql.update("DELETE FROM condemned WHERE id = ANY (?)", new Array("bigint", rows));
    }

    private static Deletion read(ResultSet row) throws SQLException {
        var keys = (String[]) row.getArray("object_keys").getArray();
        return new Deletion(
                row.getString("store"), Stream.of(keys).map(ObjectKey::new).toList());
    }
}
