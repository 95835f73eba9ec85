package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.SetKey;
import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.contracts.persisted.SetScope;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The generations of repositories, each as it stands at the moment of asking. */
@ApplicationScoped
public class Generations {
    /** All columns of a view, which tables that get more of them do not widen. */
    private static final String STANDING = "SELECT * FROM set_standing AS standing WHERE repository_id = ? ";

    /** Of one name, key and scope; the job that started last has made the newest. */
    private static final String OF_LINE = STANDING + """
            AND ended_at IS NULL AND name = ? AND version_key = ? AND scope = ? AND %s
            ORDER BY started_at DESC, number DESC LIMIT 1
            """;

    private static final String VISIBLE = OF_LINE.formatted("trust >= ? AND state = 'visible'");

    /** Whatever became of its job: only its chunks are of interest, which are those of one tenant. */
    private static final String WITH_CHUNKS =
            OF_LINE.formatted("trust = ? AND verified_at IS NOT NULL AND state IN ('visible', 'pending', 'failed')");

    private static final String DECIDED =
            "SELECT known.*, decided AS state FROM set_decided AS known WHERE repository_id = ? AND id = ?";

    private static final String LISTED = STANDING + """
            AND (?::text IS NULL OR name = ?) AND (?::text IS NULL OR scope = ?) AND (?::text IS NULL OR run = ?)
            AND (?::text IS NULL OR EXISTS (
                SELECT 1 FROM set_restore AS told JOIN set_restored AS own USING (generation_id, job_key)
                WHERE told.generation_id = standing.id AND told.run = ?))
            AND (?::bigint IS NULL OR id < ?) ORDER BY id DESC LIMIT ?
            """;

    private static final String SAVED = """
            SELECT standing.*, job_key AS of_job FROM set_standing AS standing
            WHERE repository_id = ? AND job_key = ANY (?) ORDER BY id DESC LIMIT ?
            """;

    private static final String RESTORED = """
            SELECT standing.*, told.job_key AS of_job
            FROM set_restored AS told JOIN set_standing AS standing ON standing.id = told.generation_id
            WHERE standing.repository_id = ? AND told.job_key = ANY (?) ORDER BY standing.id DESC LIMIT ?
            """;

    private final Sql sql;
    private final GenerationReader reader;

    Generations(Sql sql, GenerationReader reader) {
        this.sql = sql;
        this.reader = reader;
    }

    /** The one of this id. */
    Optional<Generation> find(Repository repository, long id) {
        return sql.first(row -> reader.read(repository.name(), row), STANDING + "AND id = ?", repository.id(), id);
    }

    /** The same, but for whether all of its bytes can still be read. */
    Optional<Generation> decided(Repository repository, long id) {
        return sql.first(row -> reader.read(repository.name(), row), DECIDED, repository.id(), id);
    }

    /** What the job, as trusted as that, saved under the name. */
    Optional<Generation> of(Repository repository, JobKey job, TrustLevel trust, SetName name, Optional<SetKey> key) {
        return sql.first(
                row -> reader.read(repository.name(), row),
                STANDING + "AND job_key = ? AND trust = ? AND name = ? AND version_key = ?",
                repository.id(),
                job.value(),
                trust.rank(),
                name.value(),
                text(key));
    }

    /** The newest visible one there, of jobs at least as trusted. */
    Optional<Generation> newestVisible(Repository repository, Line line, TrustLevel least) {
        return newest(VISIBLE, repository, line, least);
    }

    /** The newest verified one there, visible or not, of jobs exactly as trusted. */
    Optional<Generation> newestWithChunks(Repository repository, Line line, TrustLevel trust) {
        return newest(WITH_CHUNKS, repository, line, trust);
    }

    /** Up to {@value Limits#GENERATIONS_SHOWN} of them and one more, the last saved first. */
    List<Generation> list(Repository repository, Wanted wanted) {
        var name = wanted.name().map(SetName::value);
        var scope = wanted.scope().map(SetScope::toString);
        return sql.list(
                row -> reader.read(repository.name(), row),
                LISTED,
                repository.id(),
                name,
                name,
                scope,
                scope,
                wanted.run(),
                wanted.run(),
                wanted.restoredBy(),
                wanted.restoredBy(),
                wanted.before(),
                wanted.before(),
                Limits.GENERATIONS_SHOWN + 1);
    }

    /** What the jobs saved, and what they told themselves that they restore; up to {@code most} of each, the last saved first. */
    public List<OfJob> ofJobs(Repository repository, Collection<JobKey> jobs, int most) {
        var keys = new Array("text", jobs.stream().map(JobKey::value).toList());
        var saved = sql.list(row -> ofJob(Way.SAVED, repository, row), SAVED, repository.id(), keys, most);
        var restored = sql.list(row -> ofJob(Way.RESTORED, repository, row), RESTORED, repository.id(), keys, most);
        return Stream.concat(restored.stream(), saved.stream()).toList();
    }

    private OfJob ofJob(Way way, Repository repository, ResultSet row) throws SQLException {
        return new OfJob(new JobKey(row.getString("of_job")), way, reader.read(repository.name(), row));
    }

    private Optional<Generation> newest(String query, Repository repository, Line line, TrustLevel trust) {
        return sql.first(
                row -> reader.read(repository.name(), row),
                query,
                repository.id(),
                line.name().value(),
                text(line.key()),
                line.scope().toString(),
                trust.rank());
    }

    static String text(Optional<SetKey> key) {
        return key.map(SetKey::value).orElse("");
    }

    /** A generation, and what a job had to do with it. */
    public record OfJob(JobKey job, Way way, Generation generation) {}

    /** What a job had to do with a generation. */
    public enum Way {
        SAVED,
        RESTORED
    }

    /** What follows each other under one name: generations of the same version key in the same scope. */
    record Line(SetName name, Optional<SetKey> key, SetScope scope) {}

    /**
     * Which are listed.
     *
     * @param run the one whose jobs saved them
     * @param restoredBy the run whose recorded jobs told that they restore them
     * @param before only those with smaller ids
     */
    public record Wanted(
            Optional<SetName> name,
            Optional<SetScope> scope,
            Optional<String> run,
            Optional<String> restoredBy,
            Optional<Long> before) {}
}
