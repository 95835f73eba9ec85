package dev.afterrun.notifier.rendering;

import static dev.afterrun.notifier.rendering.CommentView.destination;

import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.forge.markdown.Escaped;
import dev.afterrun.forge.markdown.SummaryMarkdown;
import dev.afterrun.notifier.picture.AnsweredCommand;
import dev.afterrun.notifier.picture.OlderCommit;
import dev.afterrun.notifier.picture.Picture;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes of a picture what the template shows, as deep as asked for. */
final class Views {
    private final Picture picture;
    private final Depth depth;
    private final List<RunStored> jobs;
    private final TestViews tests;

    private Views(Picture picture, Depth depth) {
        this.picture = picture;
        this.depth = depth;
        // A stable sort: within a standing they stay as CI started them.
        this.jobs = picture.jobs().stream()
                .sorted(Comparator.comparing(Standing::of))
                .toList();
        this.tests = new TestViews(jobs, depth);
    }

    static CommentView of(Picture picture, Depth depth) {
        return new Views(picture, depth).comment();
    }

    private CommentView comment() {
        var rows = Rows.of(picture);
        return new CommentView(
                CommentRendering.MARKER.line(),
                picture.head().abbreviated(),
                Headline.of(picture),
                tests.inShort(),
                destination(picture.page()),
                tests.view(),
                jobs.stream().anyMatch(job -> TestViews.of(job).isPresent()),
                rows.stream().limit(depth.rows()).toList(),
                depth.rows() == 0 ? 0 : Math.max(0, rows.size() - depth.rows()),
                InstallViews.of(jobs, depth.installs()),
                jobs.stream().map(this::detail).flatMap(Optional::stream).toList(),
                SetViews.of(jobs, depth.sets()),
                UploadsLine.of(picture.decisions(), jobs),
                picture.decisions().problem().map(Escaped::inLine).orElse(""),
                picture.decisions().quota().map(Escaped::inLine).orElse(""),
                until(),
                picture.older().stream()
                        .limit(depth.olderCommits())
                        .map(Views::older)
                        .toList(),
                depth.olderCommits() == 0 ? 0 : Math.max(0, picture.older().size() - depth.olderCommits()),
                depth == Depth.LINK
                        ? List.of()
                        : picture.answers().stream().map(Views::answered).toList());
    }

    private static CommentView.Answered answered(AnsweredCommand answer) {
        return new CommentView.Answered(
                Escaped.inLine(answer.login()),
                Words.time(answer.at()),
                answer.said().lines().map(Escaped::whole).toList());
    }

    private String until() {
        return jobs.stream()
                .flatMap(job -> job.expiresAt().stream())
                .min(Comparator.<Instant>naturalOrder())
                .map(Words::time)
                .orElse("");
    }

    private Optional<CommentView.Detail> detail(RunStored job) {
        var groups = FileViews.of(job, depth.files(Standing.of(job)));
        var summary = depth.summaryLength() == 0
                ? ""
                : job.summary()
                        .map(text -> SummaryMarkdown.of(text, depth.summaryLength()))
                        .orElse("");
        if (groups.isEmpty() && summary.isEmpty()) {
            return Optional.empty();
        }
        var shown = groups.stream().mapToInt(group -> group.files().size()).sum();
        return Optional.of(new CommentView.Detail(
                Standing.of(job).icon() + " " + Escaped.inHtml(job.job().job()) + contents(job, summary, groups),
                isOpen(job),
                destination(job.page()),
                summary,
                job.summary()
                        .filter(text -> SummaryMarkdown.cuts(text, depth.summaryLength()))
                        .isPresent(),
                groups,
                groups.isEmpty() ? "" : FileViews.compared(job),
                job.counts().stored() - shown));
    }

    /** What unfolding it shows. */
    private static String contents(RunStored job, String summary, List<CommentView.FileGroup> groups) {
        var contents = Stream.of(
                        summary.isEmpty() ? "" : "summary",
                        groups.isEmpty() ? "" : Words.counted(job.counts().stored(), "file"))
                .filter(content -> !content.isEmpty())
                .collect(Collectors.joining(", "));
        return " · " + contents;
    }

    /** What went wrong is read without a click, unless tests say it already or there is too much of it. */
    private boolean isOpen(RunStored job) {
        return Standing.of(job) == Standing.FAILED
                && job.summary()
                        .filter(text -> text.length() <= Depth.BEGINNINGS_OF_SUMMARIES.summaryLength())
                        .isPresent()
                && TestViews.of(job)
                        .filter(results -> results.counts().broken() > 0)
                        .isEmpty();
    }

    private static CommentView.Older older(OlderCommit commit) {
        var failed = commit.failed() == 0 ? "" : ", " + commit.failed() + " failed";
        return new CommentView.Older(
                commit.commit().abbreviated(),
                Words.counted(commit.jobs(), "job") + failed,
                destination(commit.page()));
    }
}
