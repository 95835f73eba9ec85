package dev.afterrun.storage.testreport;

import dev.afterrun.blobs.ObjectMissing;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.CopyReader;
import dev.afterrun.storage.blob.Holdings;
import dev.afterrun.storage.blob.Place;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.Jobs;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Takes down what the test reports among a job's files say: once for each content, however many jobs bring it. */
@ApplicationScoped
public class ReadTestReports {
    /** A tag of a hostile report takes some megabytes while it is read. */
    private final Semaphore reading = new Semaphore(2);

    private final Jobs jobs;
    private final Holdings holdings;
    private final Copies copies;
    private final CopyReader stores;
    private final TestReports reports;

    ReadTestReports(Jobs jobs, Holdings holdings, Copies copies, CopyReader stores, TestReports reports) {
        this.jobs = jobs;
        this.holdings = holdings;
        this.copies = copies;
        this.stores = stores;
        this.reports = reports;
    }

    /** Reads those of the job that are here and were not read before; no transaction is open while the store is read. */
    public void of(JobKey key) throws IOException {
        for (var report : unread(key).entrySet()) {
            reading.acquireUninterruptibly();
            try {
                read(report.getKey(), report.getValue());
            } finally {
                reading.release();
            }
        }
    }

    private Map<Digest, Place> unread(JobKey key) {
        return QuarkusTransaction.requiringNew()
                .call(() -> copies.find(jobs.find(key).map(this::unread).orElse(List.of())));
    }

    private List<Digest> unread(Job job) {
        return reports.unread(job, holdings.awaitedBy(job.tenant(), job.id()));
    }

    private void read(Digest blob, Place place) throws IOException {
        try (var content = stores.open(place)) {
            var report = JUnitXml.read(content);
            QuarkusTransaction.requiringNew()
                    .run(() -> report.ifPresentOrElse(read -> reports.sound(blob, read), () -> reports.none(blob)));
        } catch (ReportDefect defect) {
            QuarkusTransaction.requiringNew().run(() -> reports.defective(blob, defect.why()));
        } catch (ObjectMissing gone) {
            // Disposed of since its place was looked up: whoever brings it again has it read again.
        }
    }
}
