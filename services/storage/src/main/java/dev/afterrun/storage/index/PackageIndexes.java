package dev.afterrun.storage.index;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.download.Candidates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes an index of a ref's packages, whatever their kind: which files are they, what do those of them say that are not
 * remembered, and which document was written of the same files before. So a request costs a list of files, and one more package
 * costs one more.
 */
@ApplicationScoped
public class PackageIndexes {
    /** Packages of one index. */
    static final int MOST = 20_000;

    /** Each has a list in memory that strangers fill: some megabytes where it is as long as it may be. */
    private final Semaphore listing = new Semaphore(8);

    /** Each has all that an index says in memory, some ten megabytes then. */
    private final Semaphore reading = new Semaphore(2);

    private final Packages packages;
    private final RememberedFacts facts;
    private final RememberedDocuments documents;

    PackageIndexes(Packages packages, RememberedFacts facts, RememberedDocuments documents) {
        this.packages = packages;
        this.facts = facts;
        this.documents = documents;
    }

    /**
     * What {@code work} makes of a ref's packages of these kinds: of those of one project, or of all.
     *
     * @throws ProblemException when there are more than one index holds
     */
    public <T> T of(
            Candidates candidates, List<PackageKind> kinds, Optional<String> project, Function<PackageFiles, T> work) {
        return holding(listing, () -> {
            var found = packages.files(candidates, kinds, project, MOST + 1);
            if (found.size() > MOST) {
                throw new ProblemException(ProblemType.TOO_LARGE.because(
                        "more packages are here than one index holds; read them by commit or by run",
                        MOST + " packages",
                        "more than " + MOST + " packages"));
            }
            return work.apply(new PackageFiles(found));
        });
    }

    /**
     * What {@code work} makes of all that {@code files} say.
     *
     * @throws ProblemException when that is more than one index holds
     */
    public <T> T said(PackageFiles files, Function<List<IndexedPackage>, T> work) {
        return holding(reading, () -> work.apply(facts.of(files)));
    }

    /** The document {@code name} of {@code files}; empty where there are none, or nothing was {@code written} of them. */
    public Optional<Document> document(String name, PackageFiles files, Supplier<byte[]> written) {
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(documents.get(name, files.digest(), written))
                        .filter(document -> document.bytes().length > 0);
    }

    private static <T> T holding(Semaphore turn, Supplier<T> work) {
        turn.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turn.release();
        }
    }
}
