package dev.afterrun.storage.disposal;

import dev.afterrun.contracts.Digest;
import dev.afterrun.duework.BatchWorker;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** After the grace period: condemns one blob that a file no longer refers to, unless somebody else does. */
@ApplicationScoped
public class DisposeBlob implements BatchWorker {
    /** The kind of this work; its key is made by {@link #key}. */
    public static final String KIND = "dispose-blob";

    private static final int MOST = 200;

    /** As many take longer than one does where PostgreSQL is slow. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Condemn condemn;
    private final Yielding yielding;

    DisposeBlob(Condemn condemn, Yielding yielding) {
        this.condemn = condemn;
        this.yielding = yielding;
    }

    /** A key of its own each time: an earlier reference's grace period must not end a later one's. */
    public static String key(Digest blob) {
        return blob.hex() + "/" + UUID.randomUUID();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Duration lease() {
        return LEASE;
    }

    @Override
    public int parallel() {
        return 1;
    }

    @Override
    public Duration rest() {
        return yielding.rest(KIND);
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Outcome work(String key) throws IOException {
        workTogether(List.of(key));
        return Outcome.DONE;
    }

    @Override
    public void workTogether(List<String> keys) throws IOException {
        var blobs = keys.stream().map(DisposeBlob::blob).toList();
        yielding.step(KIND, keys.size(), () -> condemn.unreferenced(blobs));
    }

    private static Digest blob(String key) {
        return new Digest(key.substring(0, key.indexOf('/')));
    }
}
