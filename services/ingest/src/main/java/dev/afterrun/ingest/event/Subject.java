package dev.afterrun.ingest.event;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.event.JobReport;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.contracts.event.StartReport;
import java.util.Optional;

/**
 * Whom an event speaks of, as its sender says.
 *
 * @param job empty where it speaks of the run alone
 */
record Subject(RepositoryName repository, String run, int attempt, Optional<String> job, Commit commit) {
    static Subject of(RunReport report) {
        return new Subject(
                report.repository(), report.run(), report.attempt(), Optional.of(report.job()), report.commit());
    }

    static Subject of(JobReport report) {
        return of(report.withoutFiles());
    }

    static Subject of(StartReport report) {
        return new Subject(report.repository(), report.run(), report.attempt(), report.job(), report.commit());
    }
}
