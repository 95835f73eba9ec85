package dev.afterrun.storage.quota;

import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.quota.Bound.Passed;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import dev.afterrun.storage.usage.Account;
import dev.afterrun.storage.usage.Usage;
import dev.afterrun.storage.usage.UsageHolders;
import dev.afterrun.storage.usage.UsageHolders.Held;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Collectors;

/** Refuses what would pass a quota, before any byte of it is sent, and says who holds the most. */
@ApplicationScoped
public class RefuseUploads {
    private static final int NAMED = 3;

    private static final Usage AT_LEAST = new Usage(1, 1);

    /** What the job has already counts already: a job that sends once more what it has sent adds nothing. */
    private static final String NEW = """
            SELECT count(*) AS files, coalesce(sum(wanted.size), 0) AS bytes
            FROM unnest(?, ?) AS wanted (path, size)
            WHERE NOT EXISTS (
                SELECT 1 FROM artifact JOIN job ON job.id = artifact.job_id
                WHERE job.key = ? AND artifact.path = wanted.path AND artifact.state = 'stored')
            """;

    private final Quotas quotas;
    private final UsageHolders holders;
    private final Repositories repositories;
    private final Sql sql;

    RefuseUploads(Quotas quotas, UsageHolders holders, Repositories repositories, Sql sql) {
        this.quotas = quotas;
        this.holders = holders;
        this.repositories = repositories;
        this.sql = sql;
    }

    /** 409 where these files of the job do not fit into what the repository, or its account, may have. */
    @Transactional
    public void announced(Repository repository, JobKey job, List<ManifestEntry> files) {
        var repositorys = new Owner.OfRepository(repository.id());
        var accounts = new Owner.OfAccount(Account.of(repository));
        if (quotas.hard(repositorys).isSet() || quotas.hard(accounts).isSet()) {
            var added = added(job, files);
            refuse(repositorys, repository, added);
            refuse(accounts, repository, added);
        }
    }

    /** 409 where the repository, or its account, has all that it may have already: how much comes nobody knows. */
    @Transactional
    public void unknownSize(RepositoryId identity) {
        repositories.find(identity).ifPresent(repository -> {
            refuse(new Owner.OfRepository(repository.id()), repository, AT_LEAST);
            refuse(new Owner.OfAccount(Account.of(repository)), repository, AT_LEAST);
        });
    }

    private void refuse(Owner owner, Repository repository, Usage added) {
        // A job that adds nothing may go on, however much there is.
        if (added.files() > 0 && quotas.hard(owner).isSet()) {
            var used = quotas.used(owner);
            quotas.hard(owner).passed(used.plus(added)).ifPresent(passed -> {
                throw refusal(owner, repository, passed);
            });
        }
    }

    private ProblemException refusal(Owner owner, Repository repository, Passed passed) {
        var whose = switch (owner) {
            case Owner.OfRepository _ -> repository.name().toString();
            case Owner.OfAccount(var account) -> "the account " + account.owner();
        };
        var most = most(owner, repository);
        return new ProblemException(ProblemType.QUOTA_PASSED.because(
                "with this upload " + whose + " would have " + passed.used() + ", and its quota is " + passed.most()
                        + (most.isEmpty() ? "" : " (the most is held by " + most + ")")
                        + "; publish less, let files go earlier by rules in afterrun.toml, or ask the operator for more",
                passed.most(),
                passed.used()));
    }

    private String most(Owner owner, Repository repository) {
        var held = switch (owner) {
            case Owner.OfRepository _ -> holders.of(repository, NAMED);
            case Owner.OfAccount(var account) -> holders.of(account, NAMED);
        };
        return held.stream().map(RefuseUploads::inWords).collect(Collectors.joining(", "));
    }

    private static String inWords(Held held) {
        return held.name() + ": " + Bound.inWords(held.used());
    }

    private Usage added(JobKey job, List<ManifestEntry> files) {
        return sql.first(
                        row -> new Usage(row.getLong("files"), row.getLong("bytes")),
                        NEW,
                        new Array(
                                "text",
                                files.stream().map(file -> file.path().value()).toList()),
                        new Array(
                                "bigint",
                                files.stream().map(ManifestEntry::size).toList()),
                        job.value())
                .orElse(Usage.NONE);
    }
}
