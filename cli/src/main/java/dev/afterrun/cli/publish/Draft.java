package dev.afterrun.cli.publish;

import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.ManifestRef;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.contracts.upload.OpenUpload;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the job before its files are.
 *
 * @param source the CI system
 * @param report all but the manifest
 */
public record Draft(String source, RunReport report) {

    /** The request for an upload session. */
    OpenUpload upload(List<ManifestEntry> files) {
        return new OpenUpload(
                report.repository(),
                source,
                report.run(),
                report.attempt(),
                report.job(),
                report.commit(),
                report.newVersion(),
                report.pullRequest(),
                files);
    }

    /** The report with its files. */
    RunReport with(ManifestRef manifest) {
        return new RunReport(
                report.repository(),
                report.run(),
                report.attempt(),
                report.job(),
                report.commit(),
                report.builtCommit(),
                report.branch(),
                report.conclusion(),
                report.startedAt(),
                report.finishedAt(),
                report.url(),
                report.summary(),
                report.pullRequest(),
                Optional.of(manifest),
                List.of(),
                report.newVersion());
    }
}
