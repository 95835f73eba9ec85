package dev.afterrun.storage.publishing;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.Holdings;
import dev.afterrun.storage.blob.Place;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.JobManifests;
import dev.afterrun.storage.catalog.JobManifests.Unread;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.NewFiles;
import dev.afterrun.storage.publishing.ReadManifest.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.logging.Logger;

/** The transactions before and after a manifest is read: where it lies, and its files as artifacts. */
@ApplicationScoped
class ListManifests {
    private static final Logger LOG = Logger.getLogger(ListManifests.class);

    private final Jobs jobs;
    private final JobManifests manifests;
    private final ListFiles listFiles;
    private final Holdings holdings;
    private final Copies copies;

    ListManifests(Jobs jobs, JobManifests manifests, ListFiles listFiles, Holdings holdings, Copies copies) {
        this.jobs = jobs;
        this.manifests = manifests;
        this.listFiles = listFiles;
        this.holdings = holdings;
        this.copies = copies;
    }

    /** The job's manifests that are to be read and that its tenant has. */
    @Transactional
    List<Found> found(JobKey key) {
        return jobs.find(key).map(this::found).orElse(List.of());
    }

    private List<Found> found(Job job) {
        var unread = manifests.unread(job);
        var held = holdings.of(job.tenant(), unread.stream().map(Unread::sha256).toList());
        return unread.stream()
                .filter(manifest -> held.contains(manifest.sha256()))
                .flatMap(manifest -> copies.find(manifest.sha256()).map(place -> new Found(manifest, place)).stream())
                .toList();
    }

    /** Takes over what was read. */
    @Transactional
    void list(JobKey key, Found found, Reading reading) {
        var job = jobs.lock(key).orElseThrow();
        switch (reading) {
            case Reading.Read(var manifest) -> {
                listFiles.list(job, new NewFiles(manifest, found.unread().newVersion()));
                manifests.listed(job, found.digest());
            }
            case Reading.Unusable(var why) -> {
                LOG.infof("%s names %s as its manifest, which is none: %s", key, found.digest(), why);
                manifests.refused(job, found.digest());
            }
            case Reading.Gone() -> {}
        }
        if (!manifests.awaited(job)) {
            job.filesListed();
        }
    }

    /** A manifest and where it lies. */
    record Found(Unread unread, Place place) {
        Digest digest() {
            return unread.sha256();
        }
    }
}
