package dev.afterrun.storage.histories;

import dev.afterrun.persisted.restore.SetDamaged;
import dev.afterrun.storage.persisted.archive.SetArchives;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** What must hold of persisted sets, whatever has happened. Each complaint is a sentence. */
@ApplicationScoped
class SetsJudge {
    private static final String WITHOUT_BYTES = """
            SELECT DISTINCT made.name || ' ' || made.number AS generation
            FROM set_generation AS made JOIN set_generation_blob AS needed ON needed.generation_id = made.id
            JOIN set_blob AS blob ON blob.id = needed.blob_id
            WHERE made.ended_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM blob_copy WHERE blob_copy.sha256 = blob.sha256 AND live)
            """;

    private static final String GIVEN = """
            SELECT 1 FROM set_replaced_pack AS given JOIN set_blob AS blob ON blob.id = given.blob_id
            WHERE NOT EXISTS (SELECT 1 FROM blob_copy WHERE blob_copy.sha256 = blob.sha256 AND live)
            """;

    private static final String DAMAGED = """
            SELECT name || ' ' || number || ': ' || damage AS generation FROM set_generation WHERE damage IS NOT NULL
            """;

    private static final String TO_BE_READ =
            "SELECT id FROM set_generation WHERE ended_at IS NULL AND verified_at IS NOT NULL";

    private static final String LEFT = """
            SELECT encode(sha256, 'hex') AS blob FROM set_blob
            WHERE NOT EXISTS (SELECT 1 FROM set_generation_blob WHERE blob_id = set_blob.id)
              AND NOT EXISTS (SELECT 1 FROM set_replaced_pack WHERE blob_id = set_blob.id)
            UNION ALL
            SELECT encode(sha256, 'hex') || ', replaced,' FROM set_blob JOIN set_replaced_pack ON blob_id = set_blob.id
            WHERE replaced_at < clock_timestamp() - interval '25 hours'
            """;

    private static final String OVERDUE =
            "SELECT name || ' ' || number AS generation FROM set_generation WHERE ended_at IS NULL";

    private final Sql sql;
    private final SetArchives archives;

    SetsJudge(Sql sql, SetArchives archives) {
        this.sql = sql;
        this.archives = archives;
    }

    /** What can be seen at any time: whatever a set needs is there, and what somebody was told of. */
    List<String> complaints() {
        var complaints = new ArrayList<String>();
        generations(WITHOUT_BYTES).forEach(set -> complaints.add(set + " has not ended and lacks bytes"));
        generations(DAMAGED).forEach(set -> complaints.add(set + ", and nothing was damaged"));
        if (sql.exists(GIVEN)) {
            complaints.add("a pack is gone that somebody may still read");
        }
        return complaints;
    }

    /** What holds once all that was due is done: each chunk of each set that was verified can be read, and is what it was. */
    List<String> complaintsAtRest() {
        var complaints = new ArrayList<String>();
        for (var generation : sql.list(row -> row.getLong("id"), TO_BE_READ)) {
            try {
                archives.write(generation, OutputStream.nullOutputStream());
            } catch (IOException | SetDamaged unreadable) {
                complaints.add("the generation " + generation + " can not be read: " + unreadable.getMessage());
            }
        }
        return complaints;
    }

    /** What holds once every grace period has passed. */
    List<String> complaintsAfterGrace() {
        return sql.list(row -> row.getString("blob") + " is left in sets though none needs it", LEFT);
    }

    /** Sets that should have ended. */
    List<String> overdue() {
        return generations(OVERDUE);
    }

    private List<String> generations(String query) {
        return sql.list(row -> row.getString("generation"), query);
    }
}
