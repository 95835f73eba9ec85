package dev.afterrun.storage.publishing;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.blobs.BlobReader;
import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.ObjectMissing;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.Manifest;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.duework.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;

/** Brings a job's files in step with the bytes that are here, and tells what became of them. */
@ApplicationScoped
public class SettleJob implements Worker {
    /** The kind of this work; its key is the job's. */
    public static final String KIND = "settle-job";

    private final Settlement settlement;
    private final BlobReader store;
    private final ObjectMapper json;

    SettleJob(Settlement settlement, BlobStore store, ObjectMapper json) {
        this.settlement = settlement;
        this.store = store;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome work(String key) throws IOException {
        var job = new JobKey(key);
        var unread = settlement.unreadManifest(job);
        return settlement.settle(job, unread.isPresent() ? read(unread.get()) : Optional.empty());
    }

    private Optional<Manifest> read(ObjectSlice place) throws IOException {
        if (place.length() > Limits.SESSION_BYTES) {
            return Optional.empty();
        }
        try (var content = store.open(place)) {
            return Optional.of(json.readValue(content.readAllBytes(), Manifest.class));
        } catch (ObjectMissing gone) {
            // Disposed of since its place was looked up: as if it had never come.
            return Optional.empty();
        }
    }
}
