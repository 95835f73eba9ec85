package dev.afterrun.storage.publishing;

import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Manifest;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.Holdings;
import dev.afterrun.storage.blob.Tenant;
import dev.afterrun.storage.catalog.Artifacts;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.TellJob;
import dev.afterrun.storage.disposal.Lifetimes;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The transactions that settle a job. Each may run again at any time and then changes nothing. */
@ApplicationScoped
class Settlement {
    private static final Duration NEXT_LOOK = Duration.ofSeconds(30);

    private final Jobs jobs;
    private final Artifacts artifacts;
    private final Holdings holdings;
    private final Copies copies;
    private final Names names;
    private final Lifetimes lifetimes;
    private final TellJob tellJob;
    private final Sql sql;
    private final Clock clock;

    Settlement(
            Jobs jobs,
            Artifacts artifacts,
            Holdings holdings,
            Copies copies,
            Names names,
            Lifetimes lifetimes,
            TellJob tellJob,
            Sql sql,
            Clock clock) {
        this.jobs = jobs;
        this.artifacts = artifacts;
        this.holdings = holdings;
        this.copies = copies;
        this.names = names;
        this.lifetimes = lifetimes;
        this.tellJob = tellJob;
        this.sql = sql;
        this.clock = clock;
    }

    /** Where the manifest lies that the job's files are still to be read from, if its tenant has it. */
    @Transactional
    Optional<ObjectSlice> unreadManifest(JobKey key) {
        return jobs.find(key)
                .filter(job -> !job.listed())
                .flatMap(job -> job.manifest()
                        .filter(manifest ->
                                holdings.of(tenant(job), Set.of(manifest)).contains(manifest))
                        .flatMap(copies::find));
    }

    /** Attaches what is here, gives names, and tells once nothing is awaited any more or patience has ended. */
    @Transactional
    Outcome settle(JobKey key, Optional<Manifest> manifest) {
        var known = jobs.lock(key);
        if (known.isEmpty()) {
            // Bytes came before the event, which will mark this again.
            return Outcome.DONE;
        }
        var job = known.get();
        if (job.expiredAt().isPresent()) {
            return Outcome.DONE;
        }
        manifest.filter(read -> !job.listed()).ifPresent(read -> {
            artifacts.list(job, read.files());
            job.filesListed();
        });
        attach(job);
        var over = !clock.instant().isBefore(job.settleBy());
        if (over) {
            miss(job);
        }
        return told(job, over);
    }

    private Outcome told(Job job, boolean over) {
        var counts = artifacts.count(job);
        if (!over && !(job.listed() && counts.settled())) {
            return new Outcome.Again(NEXT_LOOK, counts.awaiting() + " files are awaited");
        }
        if (counts.stored() > 0) {
            job.expiresAt(lifetimes.expiry(job));
        }
        tellJob.tell(job);
        return Outcome.DONE;
    }

    private void attach(Job job) {
        var awaited = awaited(job);
        if (awaited.isEmpty()) {
            return;
        }
        var here = copies.hold(holdings.of(tenant(job), awaited));
        var stored = sql.update("""
                UPDATE artifact SET state = 'stored', refusal = NULL
                WHERE job_id = ? AND state IN ('awaiting', 'missing') AND sha256 = ANY (?)
                """, job.id(), Copies.digests(here));
        if (stored > 0) {
            names.claim(job);
        }
    }

    private List<Digest> awaited(Job job) {
        return sql.list(
                row -> Digest.ofHash(row.getBytes("sha256")),
                "SELECT DISTINCT sha256 FROM artifact WHERE job_id = ? AND state IN ('awaiting', 'missing')",
                job.id());
    }

    private void miss(Job job) {
        sql.update("UPDATE artifact SET state = 'missing' WHERE job_id = ? AND state = 'awaiting'", job.id());
    }

    private static Tenant tenant(Job job) {
        return new Tenant(job.repository().id(), job.trust());
    }
}
