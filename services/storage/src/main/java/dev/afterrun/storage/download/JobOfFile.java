package dev.afterrun.storage.download;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.catalog.Artifact;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The job whose file an address leads to, whatever has become of the file. */
@ApplicationScoped
public class JobOfFile {
    /** The same file that is served; where none is, the one that is told of instead. */
    private static final String AT_PATH = """
            SELECT job.key, job.run
            FROM candidate JOIN job ON job.id = candidate.id
            JOIN artifact ON artifact.job_id = job.id AND artifact.path = ?
            WHERE artifact.state NOT IN ('stored', 'expired') OR NOT ? OR
            """ + Artifact.HOLDS_ITS_NAME + """
            ORDER BY array_position(ARRAY['stored', 'awaiting', 'expired', 'missing', 'refused'], artifact.state),
                     candidate.ordinal
            LIMIT 1
            """;

    private final Commits commits;
    private final Sql sql;

    JobOfFile(Commits commits, Sql sql) {
        this.commits = commits;
        this.sql = sql;
    }

    /** What {@code ref} may mean, as {@link Commits#meant} finds it. */
    public List<Ref> meant(RepositoryName repository, Ref ref) {
        return commits.meant(repository, ref);
    }

    /** The job of the file at {@code path} of what {@code ref} was found to mean. */
    public Optional<Found> find(RepositoryName repository, Ref ref, ArtifactPath path) {
        return find(Candidates.of(repository, ref), path);
    }

    /** The job of this name, where it has such a file. */
    public Optional<Found> find(Address.InJob address) {
        return find(Candidates.of(address), address.path());
    }

    private Optional<Found> find(Candidates candidates, ArtifactPath path) {
        return sql.first(
                row -> new Found(new JobKey(row.getString("key")), row.getString("run")),
                candidates.with() + AT_PATH,
                candidates.bound(path.value(), candidates.byName()));
    }

    /** A job and the CI system's id of its run. */
    public record Found(JobKey key, String run) {}
}
