package dev.afterrun.storage.disposal;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.duework.BatchWorker;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.blob.ObjectInStore;
import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Deletes objects in which no live copy is left, then forgets their rows. Their keys are never used again. */
@ApplicationScoped
public class DeleteObject implements BatchWorker {
    /** The kind of this work; its keys are made by {@link #key} and by {@link Deletion}. */
    public static final String KIND = "delete-object";

    private static final Logger LOG = Logger.getLogger(DeleteObject.class);

    private final Sql sql;
    private final Stores stores;
    private final DeleteObjects objects;
    private final CondemnedCopies copies;
    private final DueWork dueWork;
    private final Yielding yielding;
    private final YieldingSettings settings;

    DeleteObject(
            Sql sql,
            Stores stores,
            DeleteObjects objects,
            CondemnedCopies copies,
            DueWork dueWork,
            Yielding yielding,
            YieldingSettings settings) {
        this.sql = sql;
        this.stores = stores;
        this.objects = objects;
        this.copies = copies;
        this.dueWork = dueWork;
        this.yielding = yielding;
        this.settings = settings;
    }

    /** The key of the work on one object. */
    public static String key(ObjectInStore object) {
        return new Deletion(object.store(), List.of(object.key())).key();
    }

    /** The object of such a key. */
    public static ObjectInStore object(String key) {
        var alone = Deletion.of(key);
        return new ObjectInStore(alone.store(), alone.objects().getFirst());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Duration lease() {
        return DeleteObjects.LEASE;
    }

    @Override
    public int parallel() {
        return settings.deletions();
    }

    @Override
    public Duration rest() {
        return yielding.rest(KIND);
    }

    @Override
    public Outcome work(String key) throws IOException {
        for (var deletion : deletions(key)) {
            dispose(deletion);
        }
        return Outcome.DONE;
    }

    @Override
    public int most() {
        return DeleteObjects.MOST;
    }

    @Override
    public void workTogether(List<String> keys) throws IOException {
        var together = keys.stream().flatMap(key -> deletions(key).stream()).collect(Deletion.joined());
        for (var deletion : together) {
            var unneeded = copies.unneeded(deletion);
            var progress = through(deletion, unneeded);
            if (progress.failure().isPresent()) {
                forget(deletion, unneeded, progress);
                // Each piece by itself says what becomes of those that are left.
                throw progress.failure().orElseThrow();
            }
            later(deletion, progress.left());
            forget(deletion, unneeded, progress);
        }
    }

    private Progress through(Deletion deletion, Map<ObjectKey, Integer> unneeded) {
        return objects.delete(KIND, deletion.with(List.copyOf(unneeded.keySet())));
    }

    private void dispose(Deletion deletion) throws IOException {
        var unneeded = copies.unneeded(deletion);
        var progress = through(deletion, unneeded);
        if (progress.failedWhole()) {
            throw progress.failure().orElseThrow();
        }
        progress.failure()
                .ifPresent(why -> LOG.infof(
                        "%s of %s objects in '%s' are tried again by themselves: %s",
                        progress.left().getFirst().size(), unneeded.size(), deletion.store(), why));
        later(deletion, progress.left());
        forget(deletion, unneeded, progress);
    }

    private void forget(Deletion deletion, Map<ObjectKey, Integer> unneeded, Progress progress) throws IOException {
        if (!progress.gone().isEmpty()) {
            yielding.step(KIND, () -> copies.forget(deletion.with(progress.gone()), unneeded));
        }
    }

    private void later(Deletion deletion, List<List<ObjectKey>> left) {
        if (!left.isEmpty()) {
            // In the order of their keys, as whoever ends pieces takes their rows.
            var keys = left.stream()
                    .flatMap(part -> deletion.with(part).pieces())
                    .map(Deletion::key)
                    .sorted()
                    .toList();
            QuarkusTransaction.requiringNew().run(() -> keys.forEach(key -> dueWork.mark(KIND, key, Duration.ZERO)));
        }
    }

    /** What was marked before keys named a store lies where its rows say, or else may lie anywhere: its key was used once. */
    private List<Deletion> deletions(String key) {
        if (Deletion.isKey(key)) {
            return List.of(Deletion.of(key));
        }
        var known = sql.list(
                ObjectInStore::read, "SELECT DISTINCT store, object_key FROM blob_copy WHERE object_key = ?", key);
        return Deletion.of(
                known.isEmpty()
                        ? stores.names().stream()
                                .map(store -> new ObjectInStore(store, new ObjectKey(key)))
                                .toList()
                        : known);
    }
}
