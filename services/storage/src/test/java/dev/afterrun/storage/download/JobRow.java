package dev.afterrun.storage.download;

import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.JobId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** A job as tests put it on the {@link Shelf}; each change makes another one. */
public final class JobRow {
    final String repository;
    final String run;
    int attempt = 1;
    String name = "build";
    final String commit;
    String builtCommit;
    TrustLevel trust = TrustLevel.ORDINARY;
    Conclusion conclusion = Conclusion.SUCCESS;
    final Instant finishedAt = Instant.parse("2026-11-20T10:00:00Z");
    Optional<Instant> expiresAt = Optional.empty();
    Optional<String> url = Optional.empty();
    Optional<String> summary = Optional.empty();

    private JobRow(String repository, String run, String commit) {
        this.repository = repository;
        this.run = run;
        this.commit = commit;
        this.builtCommit = commit;
    }

    /** A successful, ordinary first attempt of job {@code build}. */
    public static JobRow of(String repository, String run, String commit) {
        return new JobRow(repository, run, commit);
    }

    public JobRow attempt(int number) {
        return with(job -> job.attempt = number);
    }

    public JobRow name(String other) {
        return with(job -> job.name = other);
    }

    public JobRow built(String other) {
        return with(job -> job.builtCommit = other);
    }

    public JobRow trust(TrustLevel other) {
        return with(job -> job.trust = other);
    }

    public JobRow conclusion(Conclusion other) {
        return with(job -> job.conclusion = other);
    }

    public JobRow expiresAt(Instant time) {
        return with(job -> job.expiresAt = Optional.of(time));
    }

    public JobRow url(String other) {
        return with(job -> job.url = Optional.of(other));
    }

    public JobRow summary(String text) {
        return with(job -> job.summary = Optional.of(text));
    }

    public JobId id() {
        var identity = new RepositoryId("local", repository.toLowerCase(Locale.ROOT));
        return new JobId(identity, "urn:test:ci", run, attempt, name);
    }

    private JobRow with(Consumer<JobRow> change) {
        var other = new JobRow(repository, run, commit);
        other.attempt = attempt;
        other.name = name;
        other.builtCommit = builtCommit;
        other.trust = trust;
        other.conclusion = conclusion;
        other.expiresAt = expiresAt;
        other.url = url;
        other.summary = summary;
        change.accept(other);
        return other;
    }
}
