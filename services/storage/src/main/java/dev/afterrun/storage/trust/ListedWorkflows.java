package dev.afterrun.storage.trust;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.TrustIfListed;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.RunFinished;
import dev.afterrun.contracts.event.RunStarted;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.http.identity.WorkflowLists;
import dev.afterrun.storage.settings.SettingsOf;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * The workflows that repositories list in their {@code afterrun.toml}, and what that makes of runs: for whoever asks, {@code Callers} has
 * them looked up at each request; for what the queue tells, whoever records it does.
 */
@ApplicationScoped
public class ListedWorkflows implements WorkflowLists {
    private static final String JOB = "SELECT trust FROM job WHERE key = ?";
    private static final String SESSION = """
            SELECT session.trust FROM upload_session AS session
            JOIN repository ON repository.id = session.repository_id
            WHERE repository.forge = ? AND repository.forge_id = ? AND session.job_key = ?
            ORDER BY session.expires_at DESC LIMIT 1
            """;

    private final SettingsOf settings;
    private final Sql sql;

    ListedWorkflows(SettingsOf settings, Sql sql) {
        this.settings = settings;
        this.sql = sql;
    }

    @Override
    public boolean has(RepositoryId repository, TrustIfListed claim) {
        return settings.trusts(repository, claim.workflow(), claim.branch());
    }

    /** The trust of a run that begins. */
    public TrustLevel of(RunStarted started) {
        return listed(started.run().repository(), started.trustIfListed()).orElse(started.trust());
    }

    /**
     * The trust of a job that has ended: no more than what it has begun to publish at, whose files it would not find elsewhere. Whoever asks
     * holds the job.
     */
    public TrustLevel of(RunFinished finished) {
        return listed(finished.job().repository(), finished.trustIfListed())
                .map(trust -> begun(finished.job()).map(trust::atMost).orElse(trust))
                .orElse(finished.trust());
    }

    private Optional<TrustLevel> listed(RepositoryId repository, Optional<TrustIfListed> claim) {
        return claim.filter(listed -> has(repository, listed)).map(TrustIfListed::trust);
    }

    private Optional<TrustLevel> begun(JobId job) {
        var key = job.key().value();
        var tenant = job.repository();
        return trust(JOB, key).or(() -> trust(SESSION, tenant.forge(), tenant.id(), key));
    }

    private Optional<TrustLevel> trust(String query, Object... parameters) {
        return sql.first(row -> TrustLevel.ofRank(row.getInt("trust")), query, parameters);
    }
}
