package dev.afterrun.benchmarks.jobs;

import dev.afterrun.benchmarks.comment.Journal;
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
import java.util.Optional;

/**
 * The only job of a run on the head of a pull request.
 *
 * @param number which run it is, over all repositories
 * @param file what it made
 */
public record Job(RepositoryName repository, int pullRequest, int number, Optional<byte[]> file) {
    /** What ingest takes for the source of plain JSON that names none. */
    private static final String SOURCE = "urn:afterrun:http";

    /** By which it is known again in a comment. */
    public String name() {
        return Journal.job(number);
    }

    /** Where its file is read, below a server of content. */
    public String address() {
        return "/" + repository + "/" + commit() + "/" + path();
    }

    OpenUpload upload() {
        var files = file.stream()
                .map(content -> new ManifestEntry(new ArtifactPath(path()), Digest.of(content), content.length, false))
                .toList();
        return new OpenUpload(repository, SOURCE, run(), 1, name(), commit(), false, Optional.of(pullRequest), files);
    }

    RunReport report(Optional<ManifestRef> manifest) {
        return new RunReport(
                repository,
                run(),
                1,
                name(),
                commit(),
                Optional.empty(),
                Optional.empty(),
                Conclusion.SUCCESS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                // A job that made nothing and says nothing is worth no comment.
                Optional.of("Said by " + name() + "."),
                Optional.of(pullRequest),
                manifest,
                List.of(),
                false);
    }

    private String run() {
        return Integer.toString(number);
    }

    private Commit commit() {
        return new Commit("%040x".formatted(pullRequest));
    }

    private String path() {
        return "dist/" + name() + ".txt";
    }
}
