package dev.afterrun.storage.download;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The jobs whose files a ref leads to, those first whose files win. */
@ApplicationScoped
public class JobsOfRef {
    private final Sql sql;

    JobsOfRef(Sql sql) {
        this.sql = sql;
    }

    /** The rows' numbers of at most {@code limit} jobs behind the first {@code skipped}; a commit is given in full. */
    public List<Long> page(RepositoryName repository, Ref ref, int skipped, int limit) {
        var candidates = Candidates.of(repository, ref);
        return sql.list(
                row -> row.getLong("id"),
                candidates.with() + "SELECT id FROM candidate ORDER BY ordinal OFFSET ? LIMIT ?",
                candidates.bound(skipped, limit));
    }

    /** The row's number of the job of this key, if the ref leads to it. */
    public List<Long> one(RepositoryName repository, Ref ref, JobKey key) {
        var candidates = Candidates.of(repository, ref);
        return sql.list(
                row -> row.getLong("id"),
                candidates.with() + "SELECT id FROM candidate JOIN job USING (id) WHERE job.key = ?",
                candidates.bound(key.value()));
    }
}
