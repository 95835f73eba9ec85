package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The repository that a question is about. */
@ApplicationScoped
class AskedRepository {
    private final Repositories repositories;

    AskedRepository(Repositories repositories) {
        this.repositories = repositories;
    }

    /** The one of this name; 404 where nobody has heard of it. */
    @Transactional
    Repository named(RepositoryName name) {
        return repositories.named(name).orElseThrow(() -> unknown(name));
    }

    /** The one of this name that is the caller's own, where the caller publishes there: others may have had the name before. */
    @Transactional
    Repository of(Optional<Caller> caller, RepositoryName name) {
        var tenant = caller.flatMap(known -> known.tenantOf(name));
        return tenant.isEmpty() ? named(name) : repositories.find(tenant.get()).orElseThrow(() -> unknown(name));
    }

    private static ProblemException unknown(RepositoryName name) {
        return new ProblemException(ProblemType.NOT_FOUND.because("there is nothing of a repository " + name));
    }
}
