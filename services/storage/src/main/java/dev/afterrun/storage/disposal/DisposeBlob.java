package dev.afterrun.storage.disposal;

import dev.afterrun.contracts.Digest;
import dev.afterrun.duework.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** After the grace period: condemns one blob that a file no longer refers to, unless somebody else does. */
@ApplicationScoped
public class DisposeBlob implements Worker {
    /** The kind of this work; its key is made by {@link #key}. */
    public static final String KIND = "dispose-blob";

    private final Condemn condemn;

    DisposeBlob(Condemn condemn) {
        this.condemn = condemn;
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
    public int parallel() {
        return 1;
    }

    @Override
    public Outcome work(String key) {
        condemn.unreferenced(List.of(new Digest(key.substring(0, key.indexOf('/')))));
        return Outcome.DONE;
    }
}
