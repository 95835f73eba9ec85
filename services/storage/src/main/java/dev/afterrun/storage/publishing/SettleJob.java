package dev.afterrun.storage.publishing;

import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.duework.Worker;
import dev.afterrun.storage.catalog.JobSteps;
import dev.afterrun.storage.publishing.ListManifests.Found;
import dev.afterrun.storage.switching.PackagesOfPullRequests;
import dev.afterrun.storage.testreport.ReadTestReports;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/** Brings a job's files in step with the bytes that are here, and tells what became of them. */
@ApplicationScoped
public class SettleJob implements Worker {
    /** The kind of this work; its key is the job's. */
    public static final String KIND = "settle-job";

    /** A list of a hundred thousand files takes a good part of the heap while it is read. */
    private final Semaphore reading = new Semaphore(2);

    private final ListManifests manifests;
    private final ReadManifest readManifest;
    private final PackagesOfPullRequests pullRequestPackages;
    private final PackagesOfJob packages;
    private final ReadTestReports reports;
    private final Settlement settlement;
    private final JobSteps steps;

    SettleJob(
            ListManifests manifests,
            ReadManifest readManifest,
            PackagesOfPullRequests pullRequestPackages,
            PackagesOfJob packages,
            ReadTestReports reports,
            Settlement settlement,
            JobSteps steps) {
        this.manifests = manifests;
        this.readManifest = readManifest;
        this.pullRequestPackages = pullRequestPackages;
        this.packages = packages;
        this.reports = reports;
        this.settlement = settlement;
        this.steps = steps;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int parallel() {
        return 8;
    }

    @Override
    public Outcome work(String key) throws IOException {
        var job = new JobKey(key);
        return steps.within(KIND, job, () -> settled(job));
    }

    private Outcome settled(JobKey job) throws IOException {
        for (var found : manifests.found(job)) {
            list(job, found);
        }
        pullRequestPackages.refuse(job);
        // Before its files are shown, so that whoever hears of them can install them, and hears of its tests.
        packages.of(job);
        reports.of(job);
        return settlement.settle(job);
    }

    private void list(JobKey job, Found found) throws IOException {
        reading.acquireUninterruptibly();
        try {
            // No transaction is open while the store is read.
            manifests.list(job, found, readManifest.at(found.place()));
        } finally {
            reading.release();
        }
    }
}
