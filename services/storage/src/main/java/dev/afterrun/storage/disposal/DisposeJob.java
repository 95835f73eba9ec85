package dev.afterrun.storage.disposal;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.duework.Worker;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** After the grace period: condemns what an expired job referred to and nobody else does. */
@ApplicationScoped
class DisposeJob implements Worker {
    static final String KIND = "dispose-job";

    private final Sql sql;
    private final Condemn condemn;

    DisposeJob(Sql sql, Condemn condemn) {
        this.sql = sql;
        this.condemn = condemn;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int parallel() {
        return 1;
    }

    @Override
    public Outcome work(String key) {
        condemn.unreferenced(blobs(new JobKey(key)));
        return Outcome.DONE;
    }

    private List<Digest> blobs(JobKey key) {
        return sql.list(row -> Digest.ofHash(row.getBytes(1)), """
                SELECT sha256 FROM artifact JOIN job ON job.id = job_id WHERE job.key = ?
                UNION SELECT manifest FROM job WHERE key = ? AND manifest IS NOT NULL
                """, key.value(), key.value());
    }
}
