package dev.afterrun.storage.retention.evaluation;

import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.settings.SettingsRead;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;

/** Sees whether the rules of a repository are others than those by which its files were last given their ends. */
@ApplicationScoped
class PolicyChanges {
    private final Policies policies;
    private final DueWork dueWork;
    private final Sql sql;

    PolicyChanges(Policies policies, DueWork dueWork, Sql sql) {
        this.policies = policies;
        this.dueWork = dueWork;
        this.sql = sql;
    }

    /** Within the transaction in which the repository's settings were read; be it the operator's that are others. */
    void settingsRead(@Observes SettingsRead read) {
        var repository = read.repository();
        var fingerprint = policies.fingerprint(repository);
        if (isNew(repository, fingerprint)) {
            // Whoever evaluates a job by the former rules at this moment is waited for, and then found.
            lock("pg_advisory_xact_lock", repository);
            sql.update(
                    "UPDATE repository_settings SET retention = ?, position = 0 WHERE repository_id = ?",
                    fingerprint,
                    repository.id());
            dueWork.mark(ApplyPolicy.KIND, Long.toString(repository.id()), Duration.ZERO);
        }
    }

    /** Keeps the repository's rules as they are until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    void holdStill(Repository repository) {
        lock("pg_advisory_xact_lock_shared", repository);
    }

    private boolean isNew(Repository repository, String fingerprint) {
        return sql.exists(
                "SELECT 1 FROM repository_settings WHERE repository_id = ? AND retention IS DISTINCT FROM ?",
                repository.id(),
                fingerprint);
    }

    private void lock(String how, Repository repository) {
        sql.first(row -> true, "SELECT " + how + "(hashtextextended(?, 25))", Long.toString(repository.id()));
    }
}
