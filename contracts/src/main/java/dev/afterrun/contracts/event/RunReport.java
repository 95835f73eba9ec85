package dev.afterrun.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.ManifestRef;
import dev.afterrun.contracts.RepositoryName;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a CI job says of itself when it has finished. Nothing in it is believed about identity or trust.
 *
 * @param run the CI system's id of the run, 1 to {@value dev.afterrun.contracts.Limits#NAME_LENGTH} characters
 * @param attempt 1 for the first
 * @param job the job's name
 * @param commit the head that the run is for
 * @param builtCommit what was checked out where that is another one, such as a pull request's test merge
 * @param branch without {@code refs/heads/}
 * @param startedAt when the CI system started the run; orders runs of one commit
 * @param url the run's page at the CI system
 * @param summary text or Markdown, up to {@value dev.afterrun.contracts.Limits#SUMMARY_BYTES} bytes
 * @param pullRequest a hint; only the forge's own word counts
 * @param manifest every file, as a blob; exclusive with {@code files}
 * @param files up to {@value dev.afterrun.contracts.Limits#FILES_INLINE} files inline
 * @param newVersion whether files may take names that another run has taken for this commit
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RunReport(
        RepositoryName repository,
        String run,
        int attempt,
        String job,
        Commit commit,
        Optional<Commit> builtCommit,
        Optional<String> branch,
        Conclusion conclusion,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<URI> url,
        Optional<String> summary,
        Optional<Integer> pullRequest,
        Optional<ManifestRef> manifest,
        List<ManifestEntry> files,
        boolean newVersion) {

    /** Lists are never null, whatever the JSON left out. */
    public RunReport {
        files = files == null ? List.of() : List.copyOf(files);
    }
}
