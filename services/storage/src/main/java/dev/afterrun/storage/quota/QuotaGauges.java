package dev.afterrun.storage.quota;

import dev.afterrun.storage.quota.QuotaSettings.Bounds;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.usage.Usage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Optional;

/**
 * Shows what is used, and how many have more than they may, as metrics; who they are is no label. There are as many rows as
 * repositories, so that they are asked for once a minute.
 */
@ApplicationScoped
class QuotaGauges {
    private static final String STANDING = """
            SELECT count(*) FILTER (WHERE files > ? OR bytes > ?) AS soft,
                   count(*) FILTER (WHERE files > ? OR bytes > ?) AS hard,
                   coalesce(max(greatest(files::float8 / greatest(?, 1),
                                         bytes::float8 / greatest(?, 1))), 0) AS fullest,
                   coalesce(sum(files), 0) AS files, coalesce(sum(bytes), 0) AS bytes
            FROM\s""";

    private static final String REPOSITORIES = "repository_usage";
    private static final String ACCOUNTS = """
            (SELECT sum(files) AS files, sum(bytes) AS bytes
             FROM repository_usage JOIN repository ON repository.id = repository_id
             GROUP BY forge, lower(split_part(name, '/', 1))) AS used
            """;

    private final Sql sql;
    private final Lately<Standing> repositories;
    private final Lately<Standing> accounts;

    QuotaGauges(QuotaSettings settings, Sql sql, Clock clock) {
        this.sql = sql;
        this.repositories = new Lately<>(clock, Standing.NONE, () -> standing(settings.repository(), REPOSITORIES));
        this.accounts = new Lately<>(clock, Standing.NONE, () -> standing(settings.account(), ACCOUNTS));
    }

    void show(@Observes StartupEvent event, MeterRegistry meters) {
        show(meters, "repository", repositories);
        show(meters, "account", accounts);
        Gauge.builder("afterrun.usage.files", () -> repositories.get().used().files())
                .description("Stored files of all repositories, as quotas count them")
                .register(meters);
        Gauge.builder("afterrun.usage", () -> repositories.get().used().bytes())
                .description("Stored bytes of all repositories, as quotas count them")
                .baseUnit("bytes")
                .register(meters);
    }

    private static void show(MeterRegistry meters, String owner, Lately<Standing> standing) {
        Gauge.builder("afterrun.quota.passed", () -> standing.get().soft())
                .description("Owners of files that have more than a bound")
                .tag("owner", owner)
                .tag("bound", "soft")
                .register(meters);
        Gauge.builder("afterrun.quota.passed", () -> standing.get().hard())
                .description("Owners of files that have more than a bound")
                .tag("owner", owner)
                .tag("bound", "hard")
                .register(meters);
        Gauge.builder("afterrun.quota.fullest", () -> standing.get().fullest())
                .description("How much of its hard bound the owner has that has the most of it")
                .baseUnit("ratio")
                .tag("owner", owner)
                .register(meters);
    }

    private Standing standing(Bounds bounds, String owners) {
        var softFiles = most(bounds.softFiles());
        var softBytes = most(bounds.softBytes());
        var hardFiles = most(bounds.hardFiles());
        var hardBytes = most(bounds.hardBytes());
        return sql.first(
                        row -> new Standing(
                                row.getLong("soft"),
                                row.getLong("hard"),
                                row.getDouble("fullest"),
                                new Usage(row.getLong("files"), row.getLong("bytes"))),
                        STANDING + owners,
                        softFiles,
                        softBytes,
                        hardFiles,
                        hardBytes,
                        hardFiles,
                        hardBytes)
                .orElse(Standing.NONE);
    }

    private static long most(Optional<Long> bound) {
        return bound.orElse(Long.MAX_VALUE);
    }

    /**
     * How owners of one kind stand to their bounds.
     *
     * @param soft how many have more than they are warned of
     * @param hard how many have more than they may
     * @param fullest the most that any has, as a share of what it may; nearly 0 where that has no bound
     */
    private record Standing(long soft, long hard, double fullest, Usage used) {
        private static final Standing NONE = new Standing(0, 0, 0, Usage.NONE);
    }
}
