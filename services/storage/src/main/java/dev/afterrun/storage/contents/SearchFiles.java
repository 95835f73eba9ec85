package dev.afterrun.storage.contents;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.content.FilesFound;
import dev.afterrun.contracts.content.FindFiles;
import dev.afterrun.contracts.content.KnownFile;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.contents.KnownContents.Asking;
import dev.afterrun.storage.visibility.ReadRepositories;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/**
 * Tells a job which files its repository has, so that it can skip making them. What counts was stored by jobs that are
 * trusted as the caller is or more, and never by untrusted ones: a build of the default branch is not to skip what a pull
 * request made.
 */
@ApplicationScoped
public class SearchFiles {
    private final Repositories repositories;
    private final KnownContents known;
    private final ReadRepositories reading;

    SearchFiles(Repositories repositories, KnownContents known, ReadRepositories reading) {
        this.repositories = repositories;
        this.known = known;
        this.reading = reading;
    }

    /** Those of the files that are there; 403 unless the caller publishes to the repository. */
    @Transactional
    public FilesFound search(Caller caller, RepositoryName name, FindFiles request) {
        var identity = caller.mayPublishTo(name);
        check(request);
        return repositories
                .find(identity)
                // An untrusted job may run what a stranger wrote: where not everybody reads, it finds nothing.
                .filter(_ -> reading.of(Optional.of(identity), () -> Optional.of(caller))
                        .isPresent())
                .map(repository -> new Asking(repository.id(), name, atLeast(caller)))
                .map(asking -> new FilesFound(known.withContent(asking, request.digests()), paths(asking, request)))
                .orElseGet(() -> new FilesFound(List.of(), List.of()));
    }

    private List<KnownFile> paths(Asking asking, FindFiles request) {
        return request.commit()
                .map(commit -> known.ofCommit(asking, commit, request.paths()))
                .orElse(List.of());
    }

    private static TrustLevel atLeast(Caller caller) {
        return caller.trust() == TrustLevel.TRUSTED ? TrustLevel.TRUSTED : TrustLevel.ORDINARY;
    }

    private static void check(FindFiles request) {
        var asked = request.digests().size() + request.paths().size();
        if (asked > Limits.FILES_ASKED) {
            throw new ProblemException(ProblemType.TOO_LARGE.because(
                    "one request asks for too many files; ask in several",
                    Limits.FILES_ASKED + " files",
                    asked + " files"));
        }
        if (!request.paths().isEmpty() && request.commit().isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID.because("'commit' is missing; say of which commit the paths are"));
        }
    }
}
