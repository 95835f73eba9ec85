package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.sql.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tenants. */
@ApplicationScoped
public class Repositories implements PanacheRepository<Repository> {
    private final Sql sql;
    private final Event<RepositoryNamed> named;

    Repositories(Sql sql, Event<RepositoryNamed> named) {
        this.sql = sql;
        this.named = named;
    }

    /** The tenant of this identity, made where it is new, under the name that it has now. */
    @Transactional(TxType.MANDATORY)
    public Repository known(RepositoryId identity, RepositoryName name) {
        // Several replicas may meet a new repository at once: the insert that loses changes nothing.
        var isNew = sql.update(
                        "INSERT INTO repository (forge, forge_id, name) VALUES (?, ?, ?) ON CONFLICT (forge, forge_id)"
                                + " DO NOTHING",
                        identity.forge(),
                        identity.id(),
                        name.toString())
                > 0;
        var repository = find(identity).orElseThrow();
        var isRenamed = !repository.name().equals(name);
        if (isRenamed) {
            repository.renamed(name);
        }
        if (isNew || isRenamed) {
            named.fire(new RepositoryNamed(repository.id(), identity));
        }
        return repository;
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
     * The tenant that goes by this name, whatever its case; of several that had it one after another, the newest. Whoever has nothing but
     * the name, which has a slash in it as no forge's id does, takes it from nobody whom the forge's id names. Statements that look for a
     * name have the same order.
     */
    public Optional<Repository> named(RepositoryName name) {
        return find(
                        "lower(name) = ?1 ORDER BY locate('/', forgeId), id DESC",
                        name.toString().toLowerCase(Locale.ROOT))
                .firstResultOptional();
    }
}
