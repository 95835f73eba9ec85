package dev.afterrun.notifier.picture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.RunUnderway;
import dev.afterrun.contracts.job.JobDetail;
import dev.afterrun.contracts.persisted.JobSets;
import dev.afterrun.eventing.trace.Tracing;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The jobs as storage last told of them. */
@ApplicationScoped
public class JobSnapshots implements PanacheRepositoryBase<JobSnapshot, String> {
    /** More than any pull request shows; the newest count. */
    private static final int MOST_ROWS = 5_000;

    /** Many times what a comment holds. */
    private static final long DETAIL = 1_000_000;

    /** Snapshots asked for in one question: each may hold a summary of 64 KiB. */
    private static final int AT_ONCE = 100;

    private static final String ADVANCE = """
            INSERT INTO job_snapshot (key, repository, commit_sha, source, run, attempt, job, conclusion, ordered_at,
                page, underway, revision, snapshot, expires_at)
            VALUES (:key, :repository, :commit, :source, :run, :attempt, :job, :conclusion, :orderedAt,
                :page, :underway, :revision, :snapshot, :expiresAt)
            ON CONFLICT (key) DO UPDATE SET commit_sha = excluded.commit_sha, conclusion = excluded.conclusion,
                ordered_at = excluded.ordered_at, page = excluded.page, underway = excluded.underway,
                revision = excluded.revision, snapshot = excluded.snapshot, expires_at = excluded.expires_at,
                told_at = clock_timestamp()
            WHERE excluded.revision > job_snapshot.revision
            """;
    private static final String ROWS = """
            SELECT j.key, j.commit, j.source, j.run, j.attempt, j.job, j.conclusion, j.orderedAt, j.page, j.underway
            FROM JobSnapshot j JOIN j.pullRequests p WHERE p = :pullRequest ORDER BY j.orderedAt DESC
            """;

    /** In order, so that no two who tell of the same jobs wait for each other. */
    private static final String SHOW = """
            UPDATE job_snapshot SET shown = true WHERE key IN (
                SELECT key FROM job_snapshot WHERE key IN (:keys) AND NOT shown ORDER BY key FOR UPDATE)
            RETURNING key
            """;

    private static final String NOT_SHOWN = "SELECT key FROM job_snapshot WHERE key IN (:keys) AND NOT shown";

    /** Whoever holds one of them writes it just now, and passes it over by itself. */
    private static final String PASS_OVER = """
            UPDATE job_snapshot SET shown = true WHERE key IN (
                SELECT job.key FROM job_snapshot AS job JOIN job_pull_request AS named ON named.key = job.key
                WHERE named.pull_request = :pullRequest AND NOT job.shown AND NOT job.underway
                FOR UPDATE OF job SKIP LOCKED)
            """;

    private static final String FORGET = """
            DELETE FROM job_snapshot WHERE key IN (
                SELECT key FROM job_snapshot
                WHERE expires_at IS NULL AND told_at < statement_timestamp() - :millis * interval '1 millisecond'
                LIMIT :most FOR UPDATE SKIP LOCKED)
            """;

    private final ObjectMapper json;

    JobSnapshots(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Takes the snapshot if it is newer than what is known.
     *
     * @return the pull requests that it changes: those it names and those it no longer names; none where it is old
     */
    @Transactional(TxType.MANDATORY)
    public Set<PullRequestKey> advance(RunStored stored) {
        // What is done for it later goes on from here.
        var trace = Tracing.here().or(stored::trace);
        return advance(SnapshotRow.of(stored), stored.toldBy(trace));
    }

    /** The same of a job that has not ended. */
    @Transactional(TxType.MANDATORY)
    public Set<PullRequestKey> advance(RunUnderway underway) {
        return advance(SnapshotRow.of(underway), underway);
    }

    private Set<PullRequestKey> advance(SnapshotRow row, Object fact) {
        if (upsert(row, written(fact)) == 0) {
            return Set.of();
        }
        var named = row.pullRequests().stream()
                .map(number -> new PullRequestKey(row.job().repository(), number).toString())
                .collect(Collectors.toCollection(TreeSet::new));
        var changed = new TreeSet<>(named);
        changed.addAll(relink(row.job().key().value(), named));
        return changed.stream().map(PullRequestKey::parse).collect(Collectors.toUnmodifiableSet());
    }

    /** Takes note that people have been told of these jobs, or are not to be; returns those of which that was not known yet. */
    @Transactional
    public Set<String> firstShown(Set<String> keys) {
        return keys.isEmpty()
                ? Set.of()
                : Set.copyOf(getSession()
                        .createNativeQuery(SHOW, String.class)
                        .setParameterList("keys", keys)
                        .getResultList());
    }

    /** Those of these jobs of which people have not been told, nor are not to be. */
    @Transactional
    public Set<String> notShown(Set<String> keys) {
        return keys.isEmpty()
                ? Set.of()
                : Set.copyOf(getSession()
                        .createNativeQuery(NOT_SHOWN, String.class)
                        .setParameterList("keys", keys)
                        .getResultList());
    }

    /** Takes note that people are not to be told of the jobs of the pull request that have ended. */
    @Transactional
    public void passOver(PullRequestKey pullRequest) {
        getSession()
                .createNativeMutationQuery(PASS_OVER)
                .setParameter("pullRequest", pullRequest.toString())
                .executeUpdate();
    }

    /** Forgets up to {@code most} jobs whose files have gone and of which nothing was told for so long; returns how many. */
    @Transactional(TxType.MANDATORY)
    public int forget(Duration after, int most) {
        return getSession()
                .createNativeMutationQuery(FORGET)
                .setParameter("millis", after.toMillis())
                .setParameter("most", most)
                .executeUpdate();
    }

    @Transactional(TxType.MANDATORY)
    List<JobRow> ofPullRequest(PullRequestKey pullRequest) {
        return getSession()
                .createQuery(ROWS, JobRow.class)
                .setParameter("pullRequest", pullRequest.toString())
                .setMaxResults(MOST_ROWS)
                .getResultList();
    }

    /** The snapshots of {@code rows} in their order; past {@value #DETAIL} characters of JSON without files, summary and sets. */
    @Transactional(TxType.MANDATORY)
    List<RunStored> whole(List<JobRow> rows) {
        var read = new ArrayList<RunStored>();
        var detail = DETAIL;
        for (var at = 0; at < rows.size(); at += AT_ONCE) {
            var some = rows.subList(at, Math.min(at + AT_ONCE, rows.size()));
            var found = snapshots(some);
            for (var row : some) {
                var snapshot =
                        Objects.requireNonNull(found.get(row.key()), "rows and snapshots are of one transaction");
                detail -= snapshot.length();
                read.add(
                        detail >= 0 ? read(snapshot, RunStored.class) : withoutDetail(read(snapshot, RunStored.class)));
            }
        }
        return read;
    }

    /** What was told of {@code rows}, jobs that have not ended, in their order. */
    @Transactional(TxType.MANDATORY)
    List<RunUnderway> underway(List<JobRow> rows) {
        var found = rows.isEmpty() ? Map.<String, String>of() : snapshots(rows);
        return rows.stream()
                .map(row -> Objects.requireNonNull(found.get(row.key()), "rows and snapshots are of one transaction"))
                .map(snapshot -> read(snapshot, RunUnderway.class))
                .toList();
    }

    private Map<String, String> snapshots(List<JobRow> rows) {
        return getSession()
                .createQuery("SELECT j.key, j.snapshot FROM JobSnapshot j WHERE j.key IN :keys", Object[].class)
                .setParameter("keys", rows.stream().map(JobRow::key).toList())
                .getResultStream()
                .collect(Collectors.toMap(found -> (String) found[0], found -> (String) found[1]));
    }

    private static RunStored withoutDetail(RunStored job) {
        return new RunStored(
                job.job(),
                job.revision(),
                job.repository(),
                job.commit(),
                job.builtCommit(),
                job.branch(),
                job.trust(),
                job.conclusion(),
                job.startedAt(),
                job.finishedAt(),
                job.url(),
                Optional.empty(),
                job.pullRequests(),
                job.counts(),
                List.of(),
                job.page(),
                job.expiresAt(),
                job.standings(),
                job.detail().map(JobDetail::inShort),
                job.leftOut(),
                job.sets().map(JobSets::inShort),
                job.fetchedFrom(),
                job.acceptedAt(),
                job.trace());
    }

    private int upsert(SnapshotRow row, String snapshot) {
        var job = row.job();
        @Nullable Instant expiresAt = row.expiresAt().orElse(null);
        return getSession()
                .createNativeMutationQuery(ADVANCE)
                .setParameter("key", job.key().value())
                .setParameter("repository", job.repository().toString())
                .setParameter("commit", row.commit().hex())
                .setParameter("source", job.source())
                .setParameter("run", job.run())
                .setParameter("attempt", job.attempt())
                .setParameter("job", job.job())
                .setParameter("conclusion", row.conclusion())
                .setParameter("orderedAt", row.orderedAt())
                .setParameter("page", row.page().toString())
                .setParameter("underway", row.underway())
                .setParameter("revision", row.revision().number())
                .setParameter("snapshot", snapshot)
                .setParameter("expiresAt", expiresAt, Instant.class)
                .executeUpdate();
    }

    /** Names {@code pullRequests} instead of those that were named before, which it returns. */
    private List<String> relink(String key, Set<String> pullRequests) {
        // Without the type of its result: of a typed one Hibernate finds no plan again, and compares all that it has.
        EntityManager database = getSession();
        List<?> before = database.createNativeQuery(
                        "DELETE FROM job_pull_request WHERE key = :key RETURNING pull_request")
                .setParameter("key", key)
                .getResultList();
        for (var pullRequest : pullRequests) {
            getSession()
                    .createNativeMutationQuery(
                            "INSERT INTO job_pull_request (key, pull_request) VALUES (:key, :pullRequest)")
                    .setParameter("key", key)
                    .setParameter("pullRequest", pullRequest)
                    .executeUpdate();
        }
        return before.stream().map(String.class::cast).toList();
    }

    private <T> T read(String snapshot, Class<T> type) {
        try {
            return json.readValue(snapshot, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a snapshot that was kept can be read", e);
        }
    }

    private String written(Object fact) {
        try {
            return json.writeValueAsString(fact);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written as JSON", e);
        }
    }
}
