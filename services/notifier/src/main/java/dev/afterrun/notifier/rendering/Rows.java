package dev.afterrun.notifier.rendering;

import static dev.afterrun.notifier.rendering.CommentView.destination;

import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.RunUnderway;
import dev.afterrun.forge.markdown.Escaped;
import dev.afterrun.notifier.picture.Picture;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The table of the jobs, those that people must look at first; what has not ended stands before what went well. */
final class Rows {
    private Rows() {}

    static List<CommentView.Row> of(Picture picture) {
        return Stream.concat(
                        picture.jobs().stream().map(job -> new Placed(Standing.of(job), row(job))),
                        picture.underway().stream().map(job -> new Placed(Standing.of(job), row(job))))
                // A stable sort: within a standing they stay as CI started them.
                .sorted(Comparator.comparing(Placed::standing))
                .map(Placed::row)
                .toList();
    }

    private static CommentView.Row row(RunStored job) {
        return new CommentView.Row(
                Standing.of(job).icon(),
                Escaped.inLine(job.job().job()),
                destination(job.page()),
                Escaped.inLine(Words.source(job.job().source())),
                Words.result(job),
                TestViews.inShort(job),
                Words.files(job.counts()));
    }

    /** Our own page has nothing of it yet, so it leads to CI's where that is known. */
    private static CommentView.Row row(RunUnderway job) {
        return new CommentView.Row(
                Standing.of(job).icon(),
                Escaped.inLine(job.job().job()),
                destination(job.url().orElse(job.page())),
                Escaped.inLine(Words.source(job.job().source())),
                Words.progress(job),
                "",
                "");
    }

    private record Placed(Standing standing, CommentView.Row row) {}
}
