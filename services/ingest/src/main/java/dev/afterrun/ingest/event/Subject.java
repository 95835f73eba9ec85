package dev.afterrun.ingest.event;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.event.JobReport;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.contracts.event.StartReport;
import dev.afterrun.http.identity.JobSaid;
import java.util.Optional;

/**
 * Whom an event speaks of, as its sender says.
 *
 * @param job empty where it speaks of the run alone
 */
record Subject(JobSaid said, Optional<String> job) {
    static Subject of(RunReport report) {
        return new Subject(
                new JobSaid(
                        report.repository(),
                        report.run(),
                        report.attempt(),
                        report.commit(),
                        built(report.builtCommit(), report.commit()),
                        report.branch(),
                        report.pullRequest()),
                Optional.of(report.job()));
    }

    static Subject of(JobReport report) {
        return of(report.withoutFiles());
    }

    static Subject of(StartReport report) {
        return new Subject(
                new JobSaid(
                        report.repository(),
                        report.run(),
                        report.attempt(),
                        report.commit(),
                        built(report.builtCommit(), report.commit()),
                        report.branch(),
                        report.pullRequest()),
                report.job());
    }

    /** Whoever does not say what was built has built the commit. */
    private static Optional<Commit> built(Optional<Commit> said, Commit commit) {
        return said.or(() -> Optional.of(commit));
    }
}
