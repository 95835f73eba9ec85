package dev.afterrun.storage.persisted.generation;

import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.persisted.SetRules;
import dev.afterrun.storage.settings.SettingsOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;

/** How many generations stay and for how long: as the repository says, within what the operator allows. */
@ApplicationScoped
class SetBounds {
    private final Repositories repositories;
    private final SettingsOf settings;
    private final PersistedSettings operator;

    SetBounds(Repositories repositories, SettingsOf settings, PersistedSettings operator) {
        this.repositories = repositories;
        this.settings = settings;
        this.operator = operator;
    }

    @Transactional(TxType.MANDATORY)
    Bound of(long repository) {
        var rules = repositories
                .findByIdOptional(repository)
                .map(found -> settings.of(found).sets())
                .orElse(SetRules.NONE);
        return new Bound(
                Math.min(rules.newest().orElse(operator.newest()), operator.mostNewest()),
                shorter(rules.unused().orElse(operator.unused()), operator.longestUnused()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** How many of a line stay, and for how long one that nobody asks for. */
    record Bound(int newest, Duration unused) {}
}
