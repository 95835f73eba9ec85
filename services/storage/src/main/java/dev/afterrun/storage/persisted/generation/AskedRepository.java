package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

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
        return repositories
                .named(name)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND.because("there is nothing of a repository " + name)));
    }
}
