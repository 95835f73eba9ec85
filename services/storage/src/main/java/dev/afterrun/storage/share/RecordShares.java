package dev.afterrun.storage.share;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.duework.DueWork;
import dev.afterrun.http.address.Addresses;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.NewCopy;
import dev.afterrun.storage.blob.ObjectInStore;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.catalog.Share;
import dev.afterrun.storage.catalog.Shares;
import dev.afterrun.storage.catalog.UsageCount;
import dev.afterrun.storage.disposal.DeleteObject;
import dev.afterrun.storage.publishing.SettleJob;
import dev.afterrun.storage.retention.evaluation.Retention;
import dev.afterrun.storage.share.ArrivingFile.Kept;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a job of each file that was sent by hand: of the source {@value #SOURCE}, of no commit, and untrusted whoever sent it,
 * since nobody saw it built. So its address by run is the only one, and nothing promotes it.
 */
@ApplicationScoped
class RecordShares {
    private static final String SOURCE = "curl";

    private final Repositories repositories;
    private final Jobs jobs;
    private final Shares shares;
    private final Copies copies;
    private final Retention retention;
    private final DueWork dueWork;
    private final Addresses addresses;
    private final PublicUrls urls;
    private final Sql sql;
    private final Clock clock;

    RecordShares(
            Repositories repositories,
            Jobs jobs,
            Shares shares,
            Copies copies,
            Retention retention,
            DueWork dueWork,
            Addresses addresses,
            PublicUrls urls,
            Sql sql,
            Clock clock) {
        this.repositories = repositories;
        this.jobs = jobs;
        this.shares = shares;
        this.copies = copies;
        this.retention = retention;
        this.dueWork = dueWork;
        this.addresses = addresses;
        this.urls = urls;
        this.sql = sql;
        this.clock = clock;
    }

    /** Each of {@code files} has an address when this returns. */
    @Transactional
    List<Shared> record(Sender sender, List<Kept> files, Terms terms) {
        var repository = repositories.known(sender.repository(), sender.name());
        // What is live stays so until the files refer to it; bytes that are here already serve nobody.
        copies.add(files.stream().map(Kept::copy).toList()).forEach(this::forget);
        var shared = new ArrayList<Shared>();
        for (var file : files) {
            shared.add(record(repository, file, terms));
        }
        return shared;
    }

    private Shared record(Repository repository, Kept file, Terms terms) {
        var id = new JobId(repository.identity(), SOURCE, Words.fresh(), 1, SOURCE);
        var secret = Words.fresh();
        var job = new Job(repository, id, TrustLevel.UNTRUSTED, report(repository, id), clock.instant());
        jobs.persistAndFlush(job);
        shares.add(job, new Share(Words.hash(secret), terms.stay(), terms.downloads()));
        store(job, file);
        retention.evaluate(job);
        // Tells of it, and reads it where it is a package.
        dueWork.mark(SettleJob.KIND, job.key().value(), Duration.ZERO);
        return new Shared(
                URI.create(urls.files(repository.name(), Commit.NONE, TrustLevel.UNTRUSTED, id)
                        + PublicUrls.behindRef(file.path())),
                URI.create(addresses.storage() + "/v1/shares/" + job.key() + "/" + secret));
    }

    private void store(Job job, Kept file) {
        sql.update(
                """
                WITH fresh AS (
                    INSERT INTO artifact
                        (job_id, repository_id, trust, path, sha256, size, executable, new_version, state)
                    SELECT id, repository_id, trust, ?, ?, ?, false, false, 'stored' FROM job WHERE id = ?
                    RETURNING repository_id, size)
                """ + UsageCount.more("fresh"),
                file.path().value(),
                file.copy().sha256().bytes(),
                file.copy().place().length(),
                job.id());
    }

    private void forget(NewCopy unneeded) {
        var object = new ObjectInStore(copies.mainStore(), unneeded.place().key());
        dueWork.mark(DeleteObject.KIND, DeleteObject.key(object), Duration.ZERO);
    }

    private RunReport report(Repository repository, JobId id) {
        return new RunReport(
                repository.name(),
                id.run(),
                id.attempt(),
                id.job(),
                Commit.NONE,
                Optional.empty(),
                Optional.empty(),
                Conclusion.SUCCESS,
                Optional.empty(),
                Optional.of(clock.instant()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false);
    }
}
