package dev.afterrun.notifier.access;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.Forge;
import dev.afterrun.notifier.forge.ForgeSettings;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;

/**
 * What the forge allows the account that a repository counts against, for all replicas together: a write is spent with each
 * turn and given back where none was needed; and when the forge asks to be left alone, all of them leave it alone.
 */
@ApplicationScoped
public class Accounts implements PanacheRepositoryBase<ForgeAccount, String> {
    private static final String KNOW =
            "INSERT INTO forge_account (account) VALUES (:account) ON CONFLICT (account) DO NOTHING";

    private final Forge forge;
    private final ForgeSettings settings;
    private final Pace minute;
    private final Pace hour;

    Accounts(Forge forge, ForgeSettings settings, CalmSettings calm) {
        this.forge = forge;
        this.settings = settings;
        this.minute = Pace.of(calm.writesPerMinute(), Duration.ofMinutes(1));
        this.hour = Pace.of(calm.writesPerHour(), Duration.ofHours(1));
    }

    /** Spends a write, unless the account rests or has spent too much: then tells for how long there is none. */
    @Transactional(TxType.MANDATORY)
    public Duration spend(RepositoryName repository, Instant now) {
        var account = locked(repository);
        var rest = account.rest(now);
        if (rest.isPositive() || !isCounted(repository)) {
            return rest;
        }
        var wait = account.wait(now, minute, hour);
        if (!wait.isPositive()) {
            account.spend(now, minute, hour);
        }
        return wait;
    }

    /** Nothing was written after all. */
    @Transactional(TxType.MANDATORY)
    public void giveBack(RepositoryName repository) {
        if (isCounted(repository)) {
            locked(repository).giveBack(minute, hour);
        }
    }

    @Transactional(TxType.MANDATORY)
    public void rest(RepositoryName repository, Instant end) {
        locked(repository).restUntil(end);
    }

    private boolean isCounted(RepositoryName repository) {
        return forge.accountOf(repository).isPresent();
    }

    private ForgeAccount locked(RepositoryName repository) {
        var account = forge.accountOf(repository)
                .map(owner -> settings.name() + "/" + owner)
                .orElseGet(settings::name);
        getSession()
                .createNativeMutationQuery(KNOW)
                .setParameter("account", account)
                .executeUpdate();
        return findById(account, LockModeType.PESSIMISTIC_WRITE);
    }
}
