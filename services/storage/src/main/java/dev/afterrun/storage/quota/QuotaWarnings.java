package dev.afterrun.storage.quota;

import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.usage.Account;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * One line for people where a repository, or its account, has used most of its quota or all of it. It names bounds and not what
 * is used: it is the same until another bound is passed, and so is told once.
 */
@ApplicationScoped
public class QuotaWarnings {
    private final Quotas quotas;

    QuotaWarnings(Quotas quotas) {
        this.quotas = quotas;
    }

    /** That of the repository, else that of its account; empty where both have room. */
    @Transactional
    public Optional<String> of(Repository repository) {
        var account = Account.of(repository);
        return of(repository.name().toString(), new Owner.OfRepository(repository.id()))
                .or(() -> of("The account " + account.owner(), new Owner.OfAccount(account)));
    }

    private Optional<String> of(String name, Owner owner) {
        var soft = quotas.soft(owner);
        var hard = quotas.hard(owner);
        if (!soft.isSet() && !hard.isSet()) {
            return Optional.empty();
        }
        var used = quotas.used(owner);
        return hard.passed(used)
                .map(passed -> name + " has more than its quota of " + passed.bound()
                        + ": uploads are refused, and files of pull requests go, the oldest first")
                .or(() -> soft.passed(used)
                        .map(passed -> name + " has more than " + passed.bound()
                                + (hard.isSet() ? ", and may have " + hard.inWords() : "")));
    }
}
