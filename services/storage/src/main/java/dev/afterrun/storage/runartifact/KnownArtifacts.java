package dev.afterrun.storage.runartifact;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.duework.DueWork;
import dev.afterrun.forge.RunArtifact;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What runs left and is fetched, or was. No transaction is open while the forge is asked. */
@ApplicationScoped
class KnownArtifacts {
    /**
     * The forge lists what all attempts left: an attempt that is looked for late finds what a later one left, and the forge confirms
     * that for the later one only.
     */
    private static final String ADD = """
            INSERT INTO run_artifact (forge, forge_id, repository, run, attempt, artifact, name, bytes, sha256)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (forge, forge_id, artifact) DO UPDATE
            SET attempt = excluded.attempt, repository = excluded.repository, state = 'awaited', why = NULL, tries = 0
            WHERE run_artifact.attempt < excluded.attempt AND run_artifact.state <> 'published' RETURNING id
            """;

    /** Unless another attempt's look has made it due anew meanwhile. */
    private static final String REFUSED =
            "UPDATE run_artifact SET state = 'refused', why = ? WHERE id = ? AND attempt = ? AND state = 'awaited'";

    private static final String AWAITED = """
            SELECT forge, forge_id, repository, run, attempt, artifact, name, bytes, sha256
            FROM run_artifact WHERE id = ? AND state = 'awaited'
            """;

    /** Those that the forge has no more, nobody brings again: it keeps none for longer. */
    private static final String FORGET = """
            DELETE FROM run_artifact
            WHERE forge = ? AND forge_id = ? AND state <> 'awaited' AND seen_at < statement_timestamp() - interval '400 days'
            """;

    private final Sql sql;
    private final DueWork dueWork;

    KnownArtifacts(Sql sql, DueWork dueWork) {
        this.sql = sql;
        this.dueWork = dueWork;
    }

    /** Those that were not known, or not of so late an attempt, are due to be fetched. */
    @Transactional
    void left(EndedRun run, List<RunArtifact> artifacts) {
        var repository = run.repository();
        sql.update(FORGET, repository.forge(), repository.id());
        for (var artifact : artifacts) {
            sql.first(
                            row -> row.getLong("id"),
                            ADD,
                            repository.forge(),
                            repository.id(),
                            run.name().toString(),
                            run.run(),
                            run.attempt(),
                            artifact.id(),
                            artifact.name(),
                            artifact.bytes(),
                            artifact.sha256().map(Digest::hex))
                    .ifPresent(row -> dueWork.mark(FetchArtifact.KIND, Long.toString(row), Duration.ZERO));
        }
    }

    /** The forge did not let us look, so often by now: it is asked once more, {@code after} so long. */
    @Transactional
    void lookAgain(EndedRun run, int refusals, Duration after) {
        dueWork.mark(LookForArtifacts.KIND, run + "/" + refusals, after);
    }

    /** The one in this row, while it is awaited. */
    @Transactional
    Optional<KnownArtifact> awaited(long row) {
        return sql.first(
                found -> new KnownArtifact(
                        row,
                        new EndedRun(
                                new RepositoryId(found.getString("forge"), found.getString("forge_id")),
                                RepositoryName.parse(found.getString("repository")),
                                found.getLong("run"),
                                found.getInt("attempt")),
                        new RunArtifact(
                                found.getLong("artifact"),
                                found.getString("name"),
                                found.getLong("bytes"),
                                Optional.ofNullable(found.getString("sha256")).map(Digest::new),
                                false)),
                AWAITED,
                row);
    }

    /** It is published: part of the transaction that records its job. */
    @Transactional(TxType.MANDATORY)
    void published(long row) {
        sql.update("UPDATE run_artifact SET state = 'published' WHERE id = ?", row);
    }

    /** It is not published, and never will be. */
    @Transactional
    void refused(KnownArtifact artifact, String why) {
        sql.update(REFUSED, Washed.of(why), artifact.row(), artifact.run().attempt());
    }

    /** Fetching it has failed; how often by now. */
    @Transactional
    int failed(long row, String why) {
        return sql.first(
                        found -> found.getInt("tries"),
                        "UPDATE run_artifact SET tries = tries + 1, why = ? WHERE id = ? RETURNING tries",
                        Washed.of(why),
                        row)
                .orElse(0);
    }
}
