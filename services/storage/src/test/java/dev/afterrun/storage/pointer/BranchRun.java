package dev.afterrun.storage.pointer;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.ManifestRef;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.RunFinished;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.storage.testing.CiJob;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** A run of a branch as CI tells of it: which branch, when it was started, how it went. */
record BranchRun(CiJob job, String branch, Instant startedAt, Conclusion conclusion) {
    private static final Instant FIRST = Instant.parse("2026-11-20T08:00:00Z");

    /** A successful run of main for {@code job}, started at the given minute. */
    static BranchRun ofMain(CiJob job, int minute) {
        return new BranchRun(job, "main", FIRST.plusSeconds(60L * minute), Conclusion.SUCCESS);
    }

    /** A commit that no other repository's test has. */
    static Commit commit(CiJob of, String name) {
        var text = of.repository() + name;
        return new Commit(Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 40));
    }

    BranchRun on(String other) {
        return new BranchRun(job, other, startedAt, conclusion);
    }

    BranchRun thatFailed() {
        return new BranchRun(job, branch, startedAt, Conclusion.FAILURE);
    }

    BranchRun ofJob(String name) {
        return new BranchRun(job.named(name), branch, startedAt, conclusion);
    }

    BranchRun attempt(int number) {
        return new BranchRun(job.attempt(number), branch, startedAt, conclusion);
    }

    BranchRun withTrust(TrustLevel other) {
        return new BranchRun(job.trusted(other), branch, startedAt, conclusion);
    }

    /** What ingest tells of it, with its files in a manifest. */
    RunFinished finished(ManifestRef manifest) {
        return finished(job.finished(manifest).report());
    }

    /** What ingest tells of it where it has no files. */
    RunFinished finished() {
        return finished(job.finished().report());
    }

    private RunFinished finished(RunReport plain) {
        return new RunFinished(
                job.id(),
                job.trust(),
                new RunReport(
                        plain.repository(),
                        plain.run(),
                        plain.attempt(),
                        plain.job(),
                        plain.commit(),
                        plain.builtCommit(),
                        Optional.of(branch),
                        conclusion,
                        Optional.of(startedAt),
                        Optional.of(startedAt.plusSeconds(30)),
                        plain.url(),
                        plain.summary(),
                        plain.pullRequest(),
                        plain.manifest(),
                        plain.files(),
                        plain.newVersion()));
    }
}
