package dev.afterrun.storage.download;

import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.JobId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A job as tests put it on the {@link Shelf}. */
public record JobRow(
        String repository,
        String run,
        int attempt,
        String name,
        String commit,
        String builtCommit,
        TrustLevel trust,
        Conclusion conclusion,
        Instant finishedAt,
        Optional<Instant> expiresAt,
        Optional<String> url,
        Optional<String> summary) {
    /** A successful, ordinary first attempt of job {@code build}. */
    public static JobRow of(String repository, String run, String commit) {
        return new JobRow(
                repository,
                run,
                1,
                "build",
                commit,
                commit,
                TrustLevel.ORDINARY,
                Conclusion.SUCCESS,
                Instant.parse("2026-11-20T10:00:00Z"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public JobRow attempt(int number) {
        return new JobRow(
                repository,
                run,
                number,
                name,
                commit,
                builtCommit,
                trust,
                conclusion,
                finishedAt,
                expiresAt,
                url,
                summary);
    }

    public JobRow name(String other) {
        return new JobRow(
                repository,
                run,
                attempt,
                other,
                commit,
                builtCommit,
                trust,
                conclusion,
                finishedAt,
                expiresAt,
                url,
                summary);
    }

    public JobRow built(String other) {
        return new JobRow(
                repository, run, attempt, name, commit, other, trust, conclusion, finishedAt, expiresAt, url, summary);
    }

    public JobRow trust(TrustLevel other) {
        return new JobRow(
                repository,
                run,
                attempt,
                name,
                commit,
                builtCommit,
                other,
                conclusion,
                finishedAt,
                expiresAt,
                url,
                summary);
    }

    public JobRow conclusion(Conclusion other) {
        return new JobRow(
                repository, run, attempt, name, commit, builtCommit, trust, other, finishedAt, expiresAt, url, summary);
    }

    public JobRow expiresAt(Instant time) {
        return new JobRow(
                repository,
                run,
                attempt,
                name,
                commit,
                builtCommit,
                trust,
                conclusion,
                finishedAt,
                Optional.of(time),
                url,
                summary);
    }

    public JobRow url(String other) {
        return new JobRow(
                repository,
                run,
                attempt,
                name,
                commit,
                builtCommit,
                trust,
                conclusion,
                finishedAt,
                expiresAt,
                Optional.of(other),
                summary);
    }

    public JobRow summary(String text) {
        return new JobRow(
                repository,
                run,
                attempt,
                name,
                commit,
                builtCommit,
                trust,
                conclusion,
                finishedAt,
                expiresAt,
                url,
                Optional.of(text));
    }

    public JobId id() {
        return new JobId(
                new RepositoryId("local", repository.toLowerCase(Locale.ROOT)), "urn:test:ci", run, attempt, name);
    }
}
