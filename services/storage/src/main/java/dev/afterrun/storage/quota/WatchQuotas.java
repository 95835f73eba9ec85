package dev.afterrun.storage.quota;

import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.usage.Account;
import dev.afterrun.storage.usage.UsageFolded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;

/**
 * Looks whenever usage was folded, in seconds while files come and go and in minutes otherwise, for whoever has more than it
 * may have. Uploads that were opened at the same time can pass a quota together, an operator can lower one, and repositories
 * change hands: whichever it was, it is seen here.
 */
@ApplicationScoped
class WatchQuotas {
    /**
     * As many rows as there are repositories with files. Some of those are as good as others, since some may stay above their
     * quota for long, and must not keep the rest from being seen.
     */
    private static final String REPOSITORIES = """
            SELECT repository_id FROM (
                SELECT repository_id FROM repository_usage WHERE files > ? OR bytes > ? ORDER BY random() LIMIT 100) AS above
            ORDER BY repository_id
            """;

    private static final String ACCOUNTS = """
            SELECT forge, owner FROM (
                SELECT forge, lower(split_part(name, '/', 1)) AS owner
                FROM repository_usage JOIN repository ON repository.id = repository_id
                GROUP BY 1, 2 HAVING sum(files) > ? OR sum(bytes) > ? ORDER BY random() LIMIT 100) AS above
            ORDER BY forge, owner
            """;

    private final Quotas quotas;
    private final Sql sql;
    private final Event<OverQuota> over;

    WatchQuotas(Quotas quotas, Sql sql, Event<OverQuota> over) {
        this.quotas = quotas;
        this.sql = sql;
        this.over = over;
    }

    void folded(@Observes UsageFolded event) {
        repositories(quotas.ofRepositories()).forEach(owner -> over.fire(new OverQuota(owner)));
        accounts(quotas.ofAccounts()).forEach(owner -> over.fire(new OverQuota(owner)));
    }

    private List<? extends Owner> repositories(Bound bound) {
        return bound.isSet()
                ? sql.list(
                        row -> new Owner.OfRepository(row.getLong("repository_id")),
                        REPOSITORIES,
                        most(bound.files()),
                        most(bound.bytes()))
                : List.of();
    }

    private List<? extends Owner> accounts(Bound bound) {
        return bound.isSet()
                ? sql.list(
                        row -> new Owner.OfAccount(new Account(row.getString("forge"), row.getString("owner"))),
                        ACCOUNTS,
                        most(bound.files()),
                        most(bound.bytes()))
                : List.of();
    }

    private static long most(Optional<Long> bound) {
        return bound.orElse(Long.MAX_VALUE);
    }
}
