package dev.afterrun.storage.publishing;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.Holdings;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.index.pip.ReadWheels;
import dev.afterrun.storage.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;

/** Has the packages among a job's files read by those who make indexes of them. */
@ApplicationScoped
class ReadPackages {
    /** Stored ones too: bytes may arrive while others are read. */
    private static final String WHEELS = """
            SELECT DISTINCT sha256 FROM artifact WHERE job_id = ? AND path LIKE '%.whl'
            AND (state = 'stored' OR state IN ('awaiting', 'missing') AND sha256 = ANY (?))
            """;

    private final Jobs jobs;
    private final Holdings holdings;
    private final ReadWheels readWheels;
    private final Sql sql;

    ReadPackages(Jobs jobs, Holdings holdings, ReadWheels readWheels, Sql sql) {
        this.jobs = jobs;
        this.holdings = holdings;
        this.readWheels = readWheels;
        this.sql = sql;
    }

    /** Those of the job; no transaction is open while the store is read. */
    void of(JobKey key) throws IOException {
        readWheels.read(QuarkusTransaction.requiringNew()
                .call(() -> jobs.find(key).map(this::wheels).orElse(List.of())));
    }

    private List<Digest> wheels(Job job) {
        var here = holdings.awaitedBy(job.tenant(), job.id());
        return sql.list(row -> Digest.ofHash(row.getBytes("sha256")), WHEELS, job.id(), Copies.digests(here));
    }
}
