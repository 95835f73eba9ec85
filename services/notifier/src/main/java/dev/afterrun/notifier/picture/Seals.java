package dev.afterrun.notifier.picture;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.event.SealChanged;
import dev.afterrun.contracts.event.SealChanged.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether storage awaits more jobs of commits, as it last told. */
@ApplicationScoped
public class Seals {
    private static final String ADVANCE = """
            INSERT INTO commit_seal (repository, commit_sha, seal, asked, revision)
            VALUES (:repository, :commit, :seal, :asked, :revision)
            ON CONFLICT (repository, commit_sha) DO UPDATE SET seal = excluded.seal, asked = excluded.asked,
                revision = excluded.revision, told_at = clock_timestamp()
            WHERE excluded.revision > commit_seal.revision
            """;
    private static final String PULL_REQUESTS = """
            SELECT DISTINCT pull_request FROM job_pull_request JOIN job_snapshot USING (key)
            WHERE repository = :repository AND commit_sha = :commit
            """;
    private static final String FORGET = """
            DELETE FROM commit_seal WHERE (repository, commit_sha) IN (
                SELECT repository, commit_sha FROM commit_seal AS seal
                WHERE told_at < statement_timestamp() - :millis * interval '1 millisecond'
                  AND NOT EXISTS (SELECT 1 FROM job_snapshot AS job
                      WHERE job.repository = seal.repository AND job.commit_sha = seal.commit_sha)
                LIMIT :most FOR UPDATE SKIP LOCKED)
            """;

    private final EntityManager database;

    Seals(EntityManager database) {
        this.database = database;
    }

    /** Takes the seal if it is newer than what is known; returns the pull requests that it changes. */
    @Transactional(TxType.MANDATORY)
    public Set<PullRequestKey> advance(SealChanged changed) {
        var news = database.createNativeQuery(ADVANCE)
                .setParameter("repository", changed.repository().toString())
                .setParameter("commit", changed.commit().hex())
                .setParameter("seal", changed.seal().word())
                .setParameter("asked", changed.asked())
                .setParameter("revision", changed.revision().number())
                .executeUpdate();
        if (news == 0) {
            return Set.of();
        }
        List<?> named = database.createNativeQuery(PULL_REQUESTS)
                .setParameter("repository", changed.repository().toString())
                .setParameter("commit", changed.commit().hex())
                .getResultList();
        return named.stream().map(key -> PullRequestKey.parse((String) key)).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether more jobs of one of these commits are awaited. */
    @Transactional(TxType.MANDATORY)
    boolean isAnyOpen(RepositoryId repository, List<Commit> commits) {
        List<?> open = database.createNativeQuery("""
                        SELECT 1 FROM commit_seal
                        WHERE repository = :repository AND commit_sha IN (:commits) AND seal = :open
                        """)
                .setParameter("repository", repository.toString())
                .setParameter("commits", commits.stream().map(Commit::hex).toList())
                .setParameter("open", Seal.OPEN.name().toLowerCase(Locale.ROOT))
                .getResultList();
        return !open.isEmpty();
    }

    /** How often somebody asked for our check of the commit to be made again. */
    @Transactional
    public int asked(RepositoryId repository, Commit commit) {
        List<?> asked = database.createNativeQuery(
                        "SELECT asked FROM commit_seal WHERE repository = :repository AND commit_sha = :commit")
                .setParameter("repository", repository.toString())
                .setParameter("commit", commit.hex())
                .getResultList();
        return asked.stream()
                .mapToInt(times -> ((Number) times).intValue())
                .findFirst()
                .orElse(0);
    }

    /** Forgets up to {@code most} seals of commits without jobs, after so long; returns how many. */
    @Transactional(TxType.MANDATORY)
    public int forget(Duration after, int most) {
        return database.createNativeQuery(FORGET)
                .setParameter("millis", after.toMillis())
                .setParameter("most", most)
                .executeUpdate();
    }
}
