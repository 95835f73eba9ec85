package dev.afterrun.storage.quota;

import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.quota.Bound.Passed;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import dev.afterrun.storage.usage.Account;
import dev.afterrun.storage.usage.Usage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Refuses what would pass a quota, before any byte of it is sent, and says who holds the most. */
@ApplicationScoped
public class RefuseUploads {
    private static final Usage AT_LEAST = new Usage(1, 1);

    /**
     * What the job has already, or sets keep, counts already: a job that sends once more what it has sent adds nothing, and a new
     * version of a file no more than it is larger.
     */
    private static final String NEW = """
            SELECT count(*) FILTER (WHERE own.path IS NULL) AS files,
                   coalesce(sum(wanted.size - coalesce(own.size, 0)), 0) AS bytes
            FROM unnest(?, ?, ?) AS wanted (path, size, sha256)
            LEFT JOIN (
                SELECT artifact.path, artifact.size FROM artifact JOIN job ON job.id = artifact.job_id
                WHERE job.key = ? AND artifact.state = 'stored') AS own ON own.path = wanted.path
            WHERE NOT EXISTS (
                SELECT 1 FROM set_blob WHERE set_blob.repository_id = ? AND set_blob.sha256 = wanted.sha256)
            """;

    private final Quotas quotas;
    private final MostHeld mostHeld;
    private final Repositories repositories;
    private final Sql sql;

    RefuseUploads(Quotas quotas, MostHeld mostHeld, Repositories repositories, Sql sql) {
        this.quotas = quotas;
        this.mostHeld = mostHeld;
        this.repositories = repositories;
        this.sql = sql;
    }

    /** 409 where these files of the job do not fit into what the repository, or its account, may have. */
    @Transactional
    public void announced(Repository repository, JobKey job, List<ManifestEntry> files) {
        var all = new Usage(
                files.size(), files.stream().mapToLong(ManifestEntry::size).sum());
        for (var owner : owners(repository)) {
            // Most fit, whatever of them is here already.
            if (passed(owner, all).isPresent()) {
                refuse(owner, repository, added(repository, job, files));
            }
        }
    }

    /** 409 where the repository, or its account, has all that it may have already: how much comes nobody knows. */
    @Transactional
    public void unknownSize(RepositoryId identity, RepositoryName name) {
        // Made where it is new: its account may have all that it may have before anything of it is known.
        var repository = repositories.known(identity, name);
        owners(repository).forEach(owner -> refuse(owner, repository, AT_LEAST));
    }

    private void refuse(Owner owner, Repository repository, Usage added) {
        // A job that adds nothing may go on, however much there is.
        if (added.files() > 0 || added.bytes() > 0) {
            passed(owner, added).ifPresent(passed -> {
                throw refusal(owner, repository, passed);
            });
        }
    }

    private Optional<Passed> passed(Owner owner, Usage added) {
        var hard = quotas.hard(owner);
        return hard.isSet() ? hard.passed(quotas.used(owner).plus(added)) : Optional.empty();
    }

    private ProblemException refusal(Owner owner, Repository repository, Passed passed) {
        var whose = switch (owner) {
            case Owner.OfRepository _ -> repository.name().toString();
            case Owner.OfAccount(var account) -> "the account " + account.owner();
        };
        var most = mostHeld.of(owner, repository);
        return new ProblemException(ProblemType.QUOTA_PASSED.because(
                "with this upload " + whose + " would have " + passed.used() + ", and its quota is " + passed.most()
                        + (most.isEmpty() ? "" : " (the most is held by " + most + ")")
                        + "; publish less, let files go earlier by rules in afterrun.toml, or ask the operator for more",
                passed.most(),
                passed.used()));
    }

    private Usage added(Repository repository, JobKey job, List<ManifestEntry> files) {
        return sql.first(
                        row -> new Usage(row.getLong("files"), row.getLong("bytes")),
                        NEW,
                        new Array(
                                "text",
                                files.stream().map(file -> file.path().value()).toList()),
                        new Array(
                                "bigint",
                                files.stream().map(ManifestEntry::size).toList()),
                        Copies.digests(files.stream().map(ManifestEntry::sha256).toList()),
                        job.value(),
                        repository.id())
                .orElse(Usage.NONE);
    }

    private static List<Owner> owners(Repository repository) {
        return List.of(new Owner.OfRepository(repository.id()), new Owner.OfAccount(Account.of(repository)));
    }
}
