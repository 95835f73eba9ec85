package dev.afterrun.storage.settings;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.Revision;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Optional;

/** What was read of repositories' {@code afterrun.toml}. */
@ApplicationScoped
class StoredSettings {
    private final Sql sql;

    StoredSettings(Sql sql) {
        this.sql = sql;
    }

    /** The last good file of the repository; empty where it has none. */
    Optional<String> good(Repository repository) {
        return sql.first(
                        row -> Optional.ofNullable(row.getString("file")),
                        "SELECT file FROM repository_settings WHERE repository_id = ?",
                        repository.id())
                .flatMap(file -> file);
    }

    /** The last good file of that tenant, where it was read of a branch that the forge calls the default one. */
    Optional<OnBranch> onDefaultBranch(RepositoryId tenant) {
        return sql.first(
                row -> new OnBranch(row.getString("file"), row.getString("default_branch")),
                """
                        SELECT settings.file, settings.default_branch FROM repository_settings AS settings
                        JOIN repository ON repository.id = settings.repository_id
                        WHERE repository.forge = ? AND repository.forge_id = ?
                          AND settings.file IS NOT NULL AND settings.default_branch IS NOT NULL
                        """,
                tenant.forge(),
                tenant.id());
    }

    /** The default branch as the forge last named it. */
    Optional<String> defaultBranch(Repository repository) {
        return sql.first(
                        row -> Optional.ofNullable(row.getString("default_branch")),
                        "SELECT default_branch FROM repository_settings WHERE repository_id = ?",
                        repository.id())
                .flatMap(branch -> branch);
    }

    /** What the forge calls the default branch now. */
    @Transactional(TxType.MANDATORY)
    void isOn(Repository repository, Optional<String> branch) {
        sql.update(
                "UPDATE repository_settings SET default_branch = ? WHERE repository_id = ?", branch, repository.id());
    }

    /** How long ago it was last looked for; empty where it never was. */
    Optional<Duration> age(Repository repository) {
        return sql.first(row -> Duration.ofMillis(row.getLong("age")), """
                SELECT extract(epoch FROM clock_timestamp() - read_at) * 1000 AS age FROM repository_settings
                WHERE repository_id = ?
                """, repository.id());
    }

    /** It was looked for just now; held against others until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    Known looked(Repository repository) {
        return sql.first(
                        row -> new Known(row.getLong("revision"), Optional.ofNullable(row.getString("told"))),
                        """
                        INSERT INTO repository_settings AS known (repository_id, read_at) VALUES (?, clock_timestamp())
                        ON CONFLICT (repository_id) DO UPDATE SET read_at = clock_timestamp() RETURNING revision, told
                        """,
                        repository.id())
                .orElseThrow();
    }

    @Transactional(TxType.MANDATORY)
    void isGood(Repository repository, Optional<String> file) {
        sql.update(
                "UPDATE repository_settings SET file = ?, problem = NULL WHERE repository_id = ?",
                file,
                repository.id());
    }

    @Transactional(TxType.MANDATORY)
    void isBroken(Repository repository, String problem) {
        sql.update("UPDATE repository_settings SET problem = ? WHERE repository_id = ?", problem, repository.id());
    }

    /** What is wrong with the file that was read last. */
    Optional<String> problem(Repository repository) {
        return sql.first(
                        row -> Optional.ofNullable(row.getString("problem")),
                        "SELECT problem FROM repository_settings WHERE repository_id = ?",
                        repository.id())
                .flatMap(problem -> problem);
    }

    /** The digest of what is told from now on, under the next revision. */
    @Transactional(TxType.MANDATORY)
    Revision tell(Repository repository, String digest) {
        return sql.first(row -> new Revision(row.getLong("revision")), """
                        UPDATE repository_settings SET told = ?, revision = revision + 1 WHERE repository_id = ?
                        RETURNING revision
                        """, digest, repository.id())
                .orElseThrow();
    }

    /** A file, and the branch that it is on, without {@code refs/heads/}. */
    record OnBranch(String file, String branch) {}

    /** @param told the digest of what was told last */
    record Known(long revision, Optional<String> told) {}
}
