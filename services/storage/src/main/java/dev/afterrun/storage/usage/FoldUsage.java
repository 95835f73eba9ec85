package dev.afterrun.storage.usage;

import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Forgetful;
import dev.afterrun.storage.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;

/**
 * Folds what changed into one row of each repository, for ever. It changes no sum: whoever reads meanwhile sees the rows before,
 * or those after.
 */
@ApplicationScoped
public class FoldUsage implements Forgetful {
    /** Changes of one turn. */
    private static final int MOST = 10_000;

    private static final Duration PACE = Duration.ofSeconds(5);

    /** Until the next look where nothing had changed. */
    private static final Duration REST = Duration.ofMinutes(3);

    private static final String FOLD = """
            WITH change AS (
                DELETE FROM usage_change WHERE id IN (
                    SELECT id FROM usage_change ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED)
                RETURNING repository_id, files, bytes)
            INSERT INTO repository_usage AS known (repository_id, files, bytes)
            SELECT repository_id, sum(files), sum(bytes) FROM change GROUP BY repository_id ORDER BY repository_id
            ON CONFLICT (repository_id) DO UPDATE
            SET files = known.files + excluded.files, bytes = known.bytes + excluded.bytes
            RETURNING repository_id
            """;

    private final DueWork dueWork;
    private final Sql sql;
    private final Event<UsageFolded> folded;

    FoldUsage(DueWork dueWork, Sql sql, Event<UsageFolded> folded) {
        this.dueWork = dueWork;
        this.sql = sql;
        this.folded = folded;
    }

    @Override
    public String kind() {
        return "fold-usage";
    }

    @Override
    public Outcome work(String key) {
        var changed = QuarkusTransaction.requiringNew().call(() -> forget(MOST));
        return changed > 0
                ? new Outcome.Again(PACE, "files come and go")
                : new Outcome.Again(REST, "no file has come or gone");
    }

    @Override
    public int forget(int most) {
        var repositories = sql.list(row -> row.getLong("repository_id"), FOLD, most);
        // Each is counted anew some day, from its first file on.
        repositories.forEach(
                repository -> dueWork.markIfNew(RecountUsage.KIND, Long.toString(repository), RecountUsage.PACE));
        folded.fire(new UsageFolded());
        return repositories.size();
    }
}
