package dev.afterrun.storage.detail;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.ArtifactState;
import dev.afterrun.contracts.job.ComparedRun;
import dev.afterrun.storage.catalog.Artifact;
import dev.afterrun.storage.catalog.Artifacts;
import dev.afterrun.storage.catalog.Artifacts.Listed;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares a pull request's job with the newest of the same job on the branch that the pull request goes into. */
@ApplicationScoped
class CompareWithBase {
    /** Of several pull requests of one commit the oldest counts; a push to the branch itself is compared with nothing. */
    private static final String BASE = """
            SELECT pull_request.base FROM pull_request_commit AS belongs JOIN pull_request USING (repository_id, number)
            WHERE belongs.repository_id = ? AND belongs.commit_sha = ? AND pull_request.base IS NOT NULL
              AND (? = 0 OR pull_request.base IS DISTINCT FROM ?::text)
            ORDER BY number LIMIT 1
            """;

    /** A branch's name is the job's own word, so the most trusted goes first. */
    private static final String NEWEST = """
            SELECT id FROM job
            WHERE repository_id = ? AND branch = ? AND name = ? AND source = ? AND trust > 0 AND revision > 0
              AND conclusion = 'success' AND id <> ?
            ORDER BY trust DESC, coalesce(started_at, finished_at) DESC, attempt DESC, id DESC LIMIT 1
            """;

    /** Versions, commits and build numbers. */
    private static final Pattern NUMBERS =
            Pattern.compile("(?<![0-9a-z])(?=[a-f]*[0-9])[0-9a-f]{7,40}(?![0-9a-z])|[0-9]+");

    private final Sql sql;
    private final Jobs jobs;
    private final Artifacts artifacts;
    private final PublicUrls urls;

    CompareWithBase(Sql sql, Jobs jobs, Artifacts artifacts, PublicUrls urls) {
        this.sql = sql;
        this.jobs = jobs;
        this.artifacts = artifacts;
        this.urls = urls;
    }

    /** What it is compared with, as far as {@code shown} files have others of their name there; empty where there is none. */
    Optional<Compared> compare(Job job, List<Listed> shown) {
        return base(job)
                .flatMap(branch -> newest(job, branch).map(other -> compared(other, branch, shown)))
                .filter(compared -> !compared.sizesBefore().isEmpty());
    }

    /** As files are called whatever their version. */
    static String pattern(String path) {
        return NUMBERS.matcher(path).replaceAll("#");
    }

    private Optional<String> base(Job job) {
        return sql.first(
                row -> row.getString("base"),
                BASE,
                job.repository().id(),
                job.commit().hex(),
                job.trust() == TrustLevel.UNTRUSTED ? 0 : 1,
                job.branch());
    }

    private Optional<Job> newest(Job job, String branch) {
        var id = job.jobId();
        return sql.first(
                        row -> row.getLong("id"),
                        NEWEST,
                        job.repository().id(),
                        branch,
                        id.job(),
                        id.source(),
                        job.id())
                .flatMap(jobs::findByIdOptional);
    }

    private Compared compared(Job other, String branch, List<Listed> shown) {
        var before = byPattern(artifacts.shown(other));
        var sizes = new HashMap<String, Long>();
        byPattern(shown).forEach((pattern, ours) -> {
            var theirs = before.getOrDefault(pattern, List.of());
            for (var file : ours) {
                sizeBefore(file, ours, theirs)
                        .ifPresent(size -> sizes.put(file.path().value(), size));
            }
        });
        return new Compared(
                new ComparedRun(
                        branch,
                        other.commit(),
                        urls.runPage(other.repository().name(), other.jobId().run())),
                sizes);
    }

    /** That of the same path, else of the one file that is called so but for numbers. */
    private static Optional<Long> sizeBefore(Artifact file, List<Artifact> ours, List<Artifact> theirs) {
        return theirs.stream()
                .filter(other -> other.path().equals(file.path()) || (ours.size() == 1 && theirs.size() == 1))
                .map(Artifact::size)
                .findFirst();
    }

    private static Map<String, List<Artifact>> byPattern(List<Listed> files) {
        return files.stream()
                .map(Listed::artifact)
                .filter(file -> file.state() == ArtifactState.STORED || file.state() == ArtifactState.EXPIRED)
                .collect(Collectors.groupingBy(file -> pattern(file.path().value())));
    }

    /** The run that was compared with, and by path the sizes that files have there. */
    record Compared(ComparedRun with, Map<String, Long> sizesBefore) {}
}
