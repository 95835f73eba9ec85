package dev.afterrun.storage.page;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.job.ArtifactState;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.download.FilesOfJobs.Row;
import dev.afterrun.storage.download.Sites;
import dev.afterrun.storage.index.Defects;
import dev.afterrun.storage.link.Opening;
import dev.afterrun.storage.page.FileView.DownloadsView;
import dev.afterrun.storage.testreport.TestReports;
import dev.afterrun.storage.viewer.TextNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Makes views of files: how they stand, and where they lead. */
@ApplicationScoped
class FileViews {
    private static final String DAMAGED =
            "its bytes were damaged in the store; publish the same file again to have it back";

    private final Defects defects;
    private final TestReports reports;
    private final PageUrls urls;

    FileViews(Defects defects, TestReports reports, PageUrls urls) {
        this.defects = defects;
        this.reports = reports;
        this.urls = urls;
    }

    /** What is wrong with contents among {@code rows}. */
    Faults faults(List<Row> rows) {
        var contents = rows.stream().map(Row::sha256).toList();
        return new Faults(defects.of(contents), reports.defects(contents));
    }

    /** The file of this row, which {@code opening} leads to, seen at {@code now}; {@code expires} where that is to be told of it alone. */
    FileView of(Job job, Row row, Opening opening, Faults faults, Optional<Moment> expires, Instant now) {
        var stored = row.state() == ArtifactState.STORED && !row.damaged();
        return new FileView(
                row.path().value(),
                new ByteSize(row.size()),
                row.sha256().hex(),
                row.executable(),
                row.damaged() ? "damaged" : row.state().word(),
                row.damaged() ? Optional.of(DAMAGED) : row.refusal(),
                stored ? faults.defects().apply(row.path(), row.sha256()) : Optional.empty(),
                stored ? Optional.ofNullable(faults.reports().get(row.sha256())) : Optional.empty(),
                stored ? Optional.of(links(job, row, opening)) : Optional.empty(),
                expires.filter(end -> row.state() == ArtifactState.STORED),
                row.downloads()
                        .filter(downloads -> stored)
                        .map(downloads -> new DownloadsView(downloads.number(), Moment.of(downloads.last(), now))));
    }

    /** Besides its address, what its name leads to: where another file has taken the name over, that would be the other. */
    private FileLinks links(Job job, Row row, Opening opening) {
        var named = Optional.of(row.path()).filter(path -> row.named());
        return new FileLinks(
                opening.at(urls.file(job, row), row.sha256()).toString(),
                named.filter(Sites::areMadeOf)
                        .map(path ->
                                opening.at(urls.save(job, path), row.sha256()).toString()),
                named.filter(TextNames::contain).map(path -> urls.lines(job, path)));
    }

    /**
     * What is wrong with files.
     *
     * @param defects why no index shows them
     * @param reports why their tests are not counted
     */
    record Faults(BiFunction<ArtifactPath, Digest, Optional<String>> defects, Map<Digest, String> reports) {}
}
