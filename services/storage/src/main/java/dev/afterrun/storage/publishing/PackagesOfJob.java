package dev.afterrun.storage.publishing;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.Holdings;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.index.Packages;
import dev.afterrun.storage.index.ReadPackages;
import dev.afterrun.storage.index.ReadPackages.File;
import dev.afterrun.storage.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;

/** Has the packages among a job's files read by those who make indexes of them. */
@ApplicationScoped
class PackagesOfJob {
    /** Stored ones too: bytes may arrive while others are read. */
    private static final String HERE = """
            SELECT path, sha256 FROM artifact
            WHERE job_id = ? AND (state = 'stored' OR state IN ('awaiting', 'missing') AND sha256 = ANY (?)) AND
            """ + Packages.CALLED;

    private final Jobs jobs;
    private final Holdings holdings;
    private final ReadPackages readPackages;
    private final Sql sql;

    PackagesOfJob(Jobs jobs, Holdings holdings, ReadPackages readPackages, Sql sql) {
        this.jobs = jobs;
        this.holdings = holdings;
        this.readPackages = readPackages;
        this.sql = sql;
    }

    /** Those of the job; no transaction is open while the store is read. */
    void of(JobKey key) throws IOException {
        readPackages.read(QuarkusTransaction.requiringNew()
                .call(() -> jobs.find(key).map(this::here).orElse(List.of())));
    }

    private List<File> here(Job job) {
        var awaited = holdings.awaitedBy(job.tenant(), job.id());
        return sql.list(
                row -> new File(new ArtifactPath(row.getString("path")), Digest.ofHash(row.getBytes("sha256"))),
                HERE,
                job.id(),
                Copies.digests(awaited));
    }
}
