package dev.afterrun.http.identity;

import dev.afterrun.contracts.RepositoryName;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether a repository is for everybody, and else for whom: storage knows. */
public interface Reading {
    /**
     * Passes where whoever asks may read {@code repository}. Whoever may not is told the same as of a repository that never was.
     *
     * @param caller who asks, empty for nobody; looked at only where not everybody may read, so it may fail as a 401
     * @throws dev.afterrun.contracts.problem.ProblemException 404 where they may not, or there is none
     */
    Audience check(RepositoryName repository, Supplier<Optional<Caller>> caller);

    /** Who may read what was just read. */
    enum Audience {
        EVERYBODY,
        /** It must stay between the reader and us. */
        FEW
    }
}
