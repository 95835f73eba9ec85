package dev.afterrun.http.identity;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/** Of a service that keeps nothing of repositories. */
@Singleton
@DefaultBean
final class NothingToRead implements Reading {
    @Override
    public Audience check(RepositoryName repository, Supplier<Optional<Caller>> caller) {
        throw new ProblemException(ProblemType.NOT_FOUND.because("nothing of repositories is kept here"));
    }
}
