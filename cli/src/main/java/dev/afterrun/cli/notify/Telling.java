package dev.afterrun.cli.notify;

import dev.afterrun.cli.notify.comment.Heading;
import dev.afterrun.cli.notify.comment.Section;
import dev.afterrun.cli.notify.comment.Shelf;
import dev.afterrun.cli.notify.store.Uploaded;
import dev.afterrun.cli.publish.Draft;
import java.time.Clock;
import java.util.Optional;

/** What a job has to say in the comment. */
record Telling(Draft draft, Clock clock) {

    /** With its files, where it has any. */
    Section of(Optional<Uploaded> uploaded) {
        var shelf = uploaded.map(
                files -> new Shelf(files.index(), files.files().size(), files.bytes(), files.linksUntil()));
        return section(shelf, uploaded.map(FileList::of).orElse(""));
    }

    /** When they could not be uploaded. */
    Section withoutFiles() {
        return section(Optional.empty(), "Its files could not be uploaded; the job's log says why.");
    }

    private Section section(Optional<Shelf> shelf, String files) {
        var report = draft.report();
        var heading = new Heading(
                draft.source(),
                report.job(),
                report.run(),
                report.attempt(),
                report.startedAt(),
                clock.instant(),
                report.conclusion(),
                report.url(),
                shelf);
        return Section.of(heading, report.summary().orElse(""), files);
    }
}
