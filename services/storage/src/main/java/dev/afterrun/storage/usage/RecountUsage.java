package dev.afterrun.storage.usage;

import dev.afterrun.duework.Worker;
import dev.afterrun.storage.sql.Sql;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Counts a repository's files anew once a day, and names what it finds to be other than was counted. It is mended by one more
 * change of as much: whatever is stored meanwhile brings its own, so that nobody has to wait.
 */
@ApplicationScoped
public class RecountUsage implements Worker {
    /** The kind of this work; its key is the repository's number. */
    public static final String KIND = "recount-usage";

    static final Duration PACE = Duration.ofDays(1);

    private static final Logger LOG = Logger.getLogger(RecountUsage.class);

    private static final String ADD = "INSERT INTO usage_change (repository_id, files, bytes) VALUES (?, ?, ?)";

    private final UsageHolders holders;
    private final MeterRegistry meters;
    private final Sql sql;

    RecountUsage(UsageHolders holders, MeterRegistry meters, Sql sql) {
        this.holders = holders;
        this.meters = meters;
        this.sql = sql;
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
        QuarkusTransaction.requiringNew().run(() -> recount(Long.parseLong(key)));
        return new Outcome.Again(PACE, "it is counted anew tomorrow");
    }

    private void recount(long repository) {
        // Two at once would both mend it.
        sql.first(row -> true, "SELECT pg_advisory_xact_lock(hashtextextended(?, 35))", Long.toString(repository));
        var drift = holders.drift(repository);
        if (!drift.equals(Usage.NONE)) {
            LOG.errorf(
                    "Of repository %d %d files and %d bytes more were stored than were counted; counted now",
                    repository, drift.files(), drift.bytes());
            meters.counter("afterrun.usage.drifts").increment();
            sql.update(ADD, repository, drift.files(), drift.bytes());
        }
    }
}
