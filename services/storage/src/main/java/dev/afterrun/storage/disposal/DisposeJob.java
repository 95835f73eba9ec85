package dev.afterrun.storage.disposal;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.duework.BatchWorker;
import dev.afterrun.storage.catalog.Artifacts;
import dev.afterrun.storage.catalog.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** After the grace period: condemns what expired files of a job referred to and nobody else does. */
@ApplicationScoped
public class DisposeJob implements BatchWorker {
    /** The kind of this work; its key is made by {@link #key}. */
    public static final String KIND = "dispose-job";

    /** What as many jobs of a usual size refer to, one transaction condemns. */
    private static final int MOST = 20;

    /** As many take longer than one does where PostgreSQL is slow. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final char TIME_BEGINS = '@';

    private final Artifacts artifacts;
    private final Condemn condemn;
    private final Yielding yielding;

    DisposeJob(Artifacts artifacts, Condemn condemn, Yielding yielding) {
        this.artifacts = artifacts;
        this.condemn = condemn;
        this.yielding = yielding;
    }

    /** A key for each time that files of a job go: the grace period of others must not begin anew, nor end, with it. */
    public static String key(Job job, Instant expiredAt) {
        return job.key().value() + TIME_BEGINS + ChronoUnit.MICROS.between(Instant.EPOCH, expiredAt);
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
        yielding.step(KIND, keys.size(), () -> condemn(keys));
    }

    /** A job may have a hundred thousand files: those of one are in memory, and no more than a batch of others'. */
    private void condemn(List<String> keys) {
        var contents = new ArrayList<Digest>();
        for (var key : keys) {
            contents.addAll(artifacts.expired(new JobKey(job(key))));
            if (contents.size() >= Condemn.BATCH) {
                condemn.unreferenced(contents);
                contents.clear();
            }
        }
        condemn.unreferenced(contents);
    }

    /** What was marked before files went one after the other names the job alone. */
    private static String job(String key) {
        var end = key.indexOf(TIME_BEGINS);
        return end < 0 ? key : key.substring(0, end);
    }
}
