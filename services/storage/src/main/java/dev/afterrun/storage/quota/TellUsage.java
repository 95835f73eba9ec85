package dev.afterrun.storage.quota;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.retention.QuotaStanding;
import dev.afterrun.contracts.retention.RepositoryUsage;
import dev.afterrun.contracts.retention.RepositoryUsage.HeldFiles;
import dev.afterrun.contracts.retention.RepositoryUsage.Uncounted;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.turn.LongQuestions;
import dev.afterrun.storage.usage.Account;
import dev.afterrun.storage.usage.UsageHolders;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Tells what a repository uses, of what it may. */
@ApplicationScoped
public class TellUsage {
    /** Branches and pull requests that are named. */
    private static final int NAMED = 100;

    private final Repositories repositories;
    private final Quotas quotas;
    private final UsageHolders holders;
    private final LongQuestions questions;

    TellUsage(Repositories repositories, Quotas quotas, UsageHolders holders, LongQuestions questions) {
        this.repositories = repositories;
        this.quotas = quotas;
        this.holders = holders;
        this.questions = questions;
    }

    /** That of the repository of this name; 404 where there is none, 503 where too many ask. No transaction may be open. */
    public RepositoryUsage of(RepositoryName name) {
        return questions.inTurn(() -> QuarkusTransaction.requiringNew().call(() -> tell(name)));
    }

    private RepositoryUsage tell(RepositoryName name) {
        var repository = repositories
                .named(name)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND.because("nothing was published to a repository of this name")));
        var used = quotas.used(new Owner.OfRepository(repository.id()));
        var drift = holders.drift(repository.id());
        return new RepositoryUsage(
                repository.name().toString(),
                used.files(),
                used.bytes(),
                holders.of(repository, NAMED).stream()
                        .map(held -> new HeldFiles(
                                held.name(), held.used().files(), held.used().bytes()))
                        .toList(),
                standings(repository),
                new Uncounted(drift.files(), drift.bytes()));
    }

    /** How the repository stands to the quotas that are set for it and for its account. */
    private List<QuotaStanding> standings(Repository repository) {
        var account = Account.of(repository);
        return Stream.concat(
                        standing(repository.name().toString(), new Owner.OfRepository(repository.id())),
                        standing(account.owner(), new Owner.OfAccount(account)))
                .toList();
    }

    private Stream<QuotaStanding> standing(String name, Owner owner) {
        var soft = quotas.soft(owner);
        var hard = quotas.hard(owner);
        if (!soft.isSet() && !hard.isSet()) {
            return Stream.empty();
        }
        var used = quotas.used(owner);
        return Stream.of(new QuotaStanding(
                name, used.files(), used.bytes(), soft.files(), soft.bytes(), hard.files(), hard.bytes()));
    }
}
