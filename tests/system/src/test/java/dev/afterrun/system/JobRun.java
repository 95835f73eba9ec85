package dev.afterrun.system;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.ManifestRef;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.contracts.upload.OpenUpload;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One job of one attempt of a run, with the files that it made.
 *
 * @param files bytes by path
 */
record JobRun(
        RepositoryName repository,
        PullRequestAt pullRequest,
        String run,
        int attempt,
        String job,
        Conclusion conclusion,
        Map<String, byte[]> files) {
    /** What ingest takes for the source of plain JSON that names none. */
    static final String SOURCE = "urn:afterrun:http";

    /** A pull request and its head. */
    record PullRequestAt(int number, Commit head) {}

    JobRun withAttempt(int other, Map<String, byte[]> itsFiles) {
        return new JobRun(repository, pullRequest, run, other, job, conclusion, itsFiles);
    }

    OpenUpload upload() {
        return new OpenUpload(
                repository, SOURCE, run, attempt, job, pullRequest.head(), false, Optional.empty(), entries());
    }

    RunReport report(Optional<ManifestRef> manifest) {
        return new RunReport(
                repository,
                run,
                attempt,
                job,
                pullRequest.head(),
                Optional.empty(),
                Optional.empty(),
                conclusion,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                // A job that made nothing and says nothing is worth no comment.
                Optional.of("Said by " + job + "."),
                Optional.of(pullRequest.number()),
                manifest,
                List.of(),
                false);
    }

    private List<ManifestEntry> entries() {
        return files.entrySet().stream()
                .map(file -> new ManifestEntry(
                        new ArtifactPath(file.getKey()), Digest.of(file.getValue()), file.getValue().length, false))
                .toList();
    }
}
