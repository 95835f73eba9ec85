package dev.afterrun.storage.publishing;

import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.duework.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Brings a job's files in step with the bytes that are here, and tells what became of them. */
@ApplicationScoped
public class SettleJob implements Worker {
    /** The kind of this work; its key is the job's. */
    public static final String KIND = "settle-job";

    private final ListManifests manifests;
    private final ReadManifest readManifest;
    private final ReadPackages packages;
    private final Settlement settlement;

    SettleJob(ListManifests manifests, ReadManifest readManifest, ReadPackages packages, Settlement settlement) {
        this.manifests = manifests;
        this.readManifest = readManifest;
        this.packages = packages;
        this.settlement = settlement;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int parallel() {
        // A job of a hundred thousand files takes a good part of the heap while its manifest is read.
        return 2;
    }

    @Override
    public Outcome work(String key) throws IOException {
        var job = new JobKey(key);
        for (var found : manifests.found(job)) {
            // No transaction is open while the store is read.
            manifests.list(job, found, readManifest.at(found.place()));
        }
        // Before its files are shown, so that whoever hears of them can install them.
        packages.of(job);
        return settlement.settle(job);
    }
}
