package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.sql.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The tenants. */
@ApplicationScoped
public class Repositories implements PanacheRepository<Repository> {
    private static final String MEET = """
        INSERT INTO repository (forge, forge_id, name, named_at) VALUES (?, ?, ?, ?) ON CONFLICT (forge, forge_id) DO NOTHING
        """;

    /** Letters of another case make no other name. What another replica has read of a later time stays. */
    private static final String RENAME = """
        UPDATE repository SET name = ?, named_at = CASE WHEN lower(name) = lower(?) THEN named_at ELSE ? END
        WHERE id = ? AND name <> ? AND named_at <= ?
        """;

    private final Sql sql;
    private final Event<RepositoryNamed> named;
    private final Clock clock;

    Repositories(Sql sql, Event<RepositoryNamed> named, Clock clock) {
        this.sql = sql;
        this.named = named;
        this.clock = clock;
    }

    /**
     * The tenant of this identity, made where it is new, under the name that it has now. Whoever asks writes it in whichever letters: those that
     * are known stay.
     */
    @Transactional(TxType.MANDATORY)
    public Repository known(RepositoryId identity, RepositoryName name) {
        return known(
                identity, name, clock.instant(), before -> !before.toString().equalsIgnoreCase(name.toString()));
    }

    /**
     * The same by what a job said of itself at {@code said}: what it was called before, and is read later, renames it no more. A time that has not
     * come is now.
     */
    @Transactional(TxType.MANDATORY)
    public Repository known(RepositoryId identity, RepositoryName name, Instant said) {
        var now = clock.instant();
        return known(identity, name, said.isAfter(now) ? now : said, before -> !before.equals(name));
    }

    private Repository known(
            RepositoryId identity, RepositoryName name, Instant at, Predicate<RepositoryName> isAnother) {
        // Several replicas may meet a new repository at once: the insert that loses changes nothing.
        var isNew = sql.update(MEET, identity.forge(), identity.id(), name.toString(), at) > 0;
        var repository = find(identity).orElseThrow();
        var isRenamed = isAnother.test(repository.name()) && rename(repository, name, at);
        if (isNew || isRenamed) {
            named.fire(new RepositoryNamed(repository.id(), identity));
        }
        return repository;
    }

    private boolean rename(Repository repository, RepositoryName name, Instant at) {
        var to = name.toString();
        var isRenamed =
                !repository.namedAt().isAfter(at) && sql.update(RENAME, to, to, at, repository.id(), to, at) > 0;
        if (isRenamed) {
            getEntityManager().refresh(repository);
        }
        return isRenamed;
    }

    /** The tenant of this identity. */
    public Optional<Repository> find(RepositoryId identity) {
        return find("forge = ?1 and forgeId = ?2", identity.forge(), identity.id())
                .firstResultOptional();
    }

    /** The tenants of what the forge knows by this id: where runs came without one, their name stands for it. */
    public List<Repository> knownAs(RepositoryId identity, RepositoryName name) {
        return list(
                "forge = ?1 and forgeId in (?2, ?3)",
                identity.forge(),
                identity.id(),
                name.toString().toLowerCase(Locale.ROOT));
    }

    /**
     * The tenant that goes by this name, whatever its case; of several that had it one after another, the one that got it last. Whoever
     * has nothing but the name, which has a slash in it as no forge's id does, takes it from nobody whom the forge's id names. Statements
     * that look for a name have the same order.
     */
    public Optional<Repository> named(RepositoryName name) {
        return find(
                        "lower(name) = ?1 ORDER BY locate('/', forgeId), namedAt DESC, id DESC",
                        name.toString().toLowerCase(Locale.ROOT))
                .firstResultOptional();
    }
}
