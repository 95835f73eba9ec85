package dev.afterrun.storage.download;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.download.Ref.RunRef;
import java.util.Optional;

/** What a reader asks for: {@code /{owner}/{repo}/{ref}} and what stands behind it. */
public sealed interface Address {
    /** Whose it is, as people call it. */
    RepositoryName repository();

    /** Whatever lies in one file. */
    sealed interface OfFile extends Address permits InRef, InJob {
        /** The file's path within its job. */
        ArtifactPath path();
    }

    /** {@code {ref}/PATH}, or {@code {ref}/-/files/PATH}: may mean another file tomorrow. */
    record InRef(RepositoryName repository, Ref ref, ArtifactPath path) implements OfFile {}

    /** {@code run-ID/-/jobs/{attempt}/{job}/PATH}: one job's own file, whoever else has its name. */
    record InJob(RepositoryName repository, RunRef run, int attempt, String job, ArtifactPath path) implements OfFile {}

    /** {@code {ref}/-/SHA256SUMS}: every file of the ref with its digest. */
    record Sums(RepositoryName repository, Ref ref) implements Address {}

    /**
     * {@code {ref}/simple/} and {@code {ref}/simple/PROJECT/}: the index of the ref's Python packages (PEP 503).
     *
     * @param project as the reader spells it; none for the list of projects
     */
    record PythonIndex(RepositoryName repository, Ref ref, Optional<String> project) implements Address {}

    /** {@code {ref}/-/wheels/PATH.whl.metadata}: what a wheel says of itself (PEP 658). */
    record WheelMetadata(RepositoryName repository, Ref ref, ArtifactPath wheel) implements Address {}

    /** {@code {ref}}: the page for people. */
    record Page(RepositoryName repository, Ref ref) implements Address {
        /** The path that leads here, percent-encoded. */
        public String rawPath() {
            return "/" + repository + "/" + PublicUrls.segment(ref.text());
        }
    }
}
