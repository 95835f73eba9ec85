package dev.afterrun.storage.disposal;

import dev.afterrun.duework.BatchWorker;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Deletes objects whose only copy is condemned. Unlike {@link DeleteObject} it asks nobody: that is a look into an index as large as
 * all there is, for each of them.
 */
@ApplicationScoped
public class DeleteCondemned implements BatchWorker {
    /** The kind of this work; its key is the number of a row of {@link CondemnedObjects}. */
    public static final String KIND = "delete-condemned";

    private static final Logger LOG = Logger.getLogger(DeleteCondemned.class);

    private final DeleteObjects objects;
    private final CondemnedObjects condemned;
    private final Yielding yielding;
    private final YieldingSettings settings;

    DeleteCondemned(DeleteObjects objects, CondemnedObjects condemned, Yielding yielding, YieldingSettings settings) {
        this.objects = objects;
        this.condemned = condemned;
        this.yielding = yielding;
        this.settings = settings;
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
    public int most() {
        return DeleteObjects.MOST;
    }

    @Override
    public Duration rest() {
        return yielding.rest(KIND);
    }

    @Override
    public Outcome work(String key) throws IOException {
        var row = Long.parseLong(key);
        var left = new ArrayList<Deletion>();
        for (var deletion : condemned.in(List.of(row))) {
            var progress = objects.delete(KIND, deletion);
            if (progress.failedWhole()) {
                throw progress.failure().orElseThrow();
            }
            progress.failure()
                    .ifPresent(why -> LOG.infof(
                            "%s of %s objects in '%s' are tried again by themselves: %s",
                            progress.left().getFirst().size(),
                            deletion.objects().size(),
                            deletion.store(),
                            why));
            left.addAll(deletion.left(progress));
        }
        forget(List.of(row), left);
        return Outcome.DONE;
    }

    @Override
    public void workTogether(List<String> keys) throws IOException {
        var rows = keys.stream().map(Long::valueOf).toList();
        var left = new ArrayList<Deletion>();
        for (var deletion : condemned.in(rows).stream().collect(Deletion.joined())) {
            var progress = objects.delete(KIND, deletion);
            if (progress.failure().isPresent()) {
                // Each piece by itself says what becomes of its own; what is deleted already is so once more.
                throw progress.failure().orElseThrow();
            }
            left.addAll(deletion.left(progress));
        }
        forget(rows, left);
    }

    private void forget(List<Long> rows, List<Deletion> left) throws IOException {
        yielding.step(KIND, () -> condemned.forget(rows, left));
    }
}
