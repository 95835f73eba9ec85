package dev.afterrun.contracts.event;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.JobSets;
import dev.afterrun.contracts.persisted.SetBlob;
import dev.afterrun.contracts.persisted.SetFigures;
import dev.afterrun.contracts.persisted.SetJob;
import dev.afterrun.contracts.persisted.SetKey;
import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.contracts.persisted.SetScope;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.contracts.persisted.TouchedSet;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sets of {@code run-stored-5.json}: one that was restored, and one that the job saved itself. */
final class GoldenSets {
    private static final SetBlob DESCRIPTION =
            new SetBlob(new Digest("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), 4096);
    private static final Instant STARTED = Instant.parse("2026-11-21T09:00:00Z");
    private static final Instant SAVED = Instant.parse("2026-11-21T09:12:34Z");

    private GoldenSets() {}

    /** The same job with these sets. */
    static RunStored of(RunStored job) {
        return new RunStored(
                job.job(),
                job.revision(),
                job.repository(),
                job.commit(),
                job.builtCommit(),
                job.branch(),
                job.trust(),
                job.conclusion(),
                job.startedAt(),
                job.finishedAt(),
                job.url(),
                job.summary(),
                job.pullRequests(),
                job.counts(),
                job.files(),
                job.page(),
                job.expiresAt(),
                job.standings(),
                job.detail(),
                job.leftOut(),
                Optional.of(new JobSets(List.of(restored(job)), 2, List.of(saved(job)), 0)),
                job.fetchedFrom(),
                job.acceptedAt(),
                job.trace());
    }

    private static TouchedSet restored(RunStored job) {
        var by = new SetJob(
                job.job().source(),
                "41",
                1,
                "build (linux)",
                job.builtCommit(),
                Optional.of("main"),
                Optional.empty(),
                STARTED);
        var generation = new Generation(
                4711,
                12,
                new SetName("maven"),
                Optional.of(new SetKey("jdk25")),
                SetScope.parse("branch:main"),
                TrustLevel.TRUSTED,
                SetState.VISIBLE,
                Optional.empty(),
                1,
                by,
                SAVED,
                DESCRIPTION,
                Optional.of(new SetFigures(21_304, 412_000_000, 6_300, 14, 9_100_000)),
                URI.create("https://web.example/octocat/Hello-World/run-41"));
        return new TouchedSet(
                generation,
                Optional.of(URI.create(
                        "https://storage.example/v1/persisted/octocat/Hello-World/generations/4711/archive")));
    }

    private static TouchedSet saved(RunStored job) {
        var by = new SetJob(
                job.job().source(),
                job.job().run(),
                job.job().attempt(),
                job.job().job(),
                job.commit(),
                job.branch(),
                Optional.of(7),
                STARTED);
        var generation = new Generation(
                4712,
                1,
                new SetName("build"),
                Optional.empty(),
                SetScope.parse("pull-request:7"),
                TrustLevel.ORDINARY,
                SetState.FAILED,
                Optional.of("its job ended with failure"),
                0,
                by,
                SAVED,
                DESCRIPTION,
                Optional.empty(),
                job.page());
        return new TouchedSet(generation, Optional.empty());
    }
}
