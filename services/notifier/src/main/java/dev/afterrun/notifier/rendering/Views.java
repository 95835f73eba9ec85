package dev.afterrun.notifier.rendering;

import static dev.afterrun.notifier.rendering.CommentView.destination;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.job.ArtifactState;
import dev.afterrun.contracts.job.StoredFile;
import dev.afterrun.forge.markdown.Escaped;
import dev.afterrun.forge.markdown.SummaryMarkdown;
import dev.afterrun.notifier.picture.OlderCommit;
import dev.afterrun.notifier.picture.Picture;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes of a picture what the template shows, as deep as asked for. */
final class Views {
    private final Picture picture;
    private final Depth depth;
    private final List<RunStored> jobs;

    private Views(Picture picture, Depth depth) {
        this.picture = picture;
        this.depth = depth;
        // A stable sort: within a standing they stay as CI started them.
        this.jobs = picture.jobs().stream()
                .sorted(Comparator.comparing(Standing::of))
                .toList();
    }

    static CommentView of(Picture picture, Depth depth) {
        return new Views(picture, depth).comment();
    }

    private CommentView comment() {
        return new CommentView(
                CommentRendering.MARKER.line(),
                picture.head().abbreviated(),
                headline(),
                destination(picture.page()),
                jobs.stream().limit(depth.rows()).map(Views::row).toList(),
                depth.rows() == 0 ? 0 : Math.max(0, jobs.size() - depth.rows()),
                jobs.stream().map(this::detail).flatMap(Optional::stream).toList(),
                until(),
                picture.older().stream()
                        .limit(depth.olderCommits())
                        .map(Views::older)
                        .toList(),
                depth.olderCommits() == 0 ? 0 : Math.max(0, picture.older().size() - depth.olderCommits()));
    }

    private String headline() {
        if (jobs.isEmpty()) {
            return "No job has reported on this commit yet.";
        }
        var byStanding = jobs.stream()
                .collect(groupingBy(Standing::of, () -> new EnumMap<>(Standing.class), counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey().icon() + " " + entry.getValue())
                .collect(Collectors.joining(" · "));
        return Words.counted(jobs.size(), "job") + ": " + byStanding + ".";
    }

    private String until() {
        return jobs.stream()
                .flatMap(job -> job.expiresAt().stream())
                .min(Comparator.<Instant>naturalOrder())
                .map(Words::time)
                .orElse("");
    }

    private static CommentView.Row row(RunStored job) {
        return new CommentView.Row(
                Standing.of(job).icon(),
                Escaped.inLine(job.job().job()),
                destination(job.page()),
                Escaped.inLine(Words.source(job.job().source())),
                Words.result(job),
                Words.files(job.counts()));
    }

    private Optional<CommentView.Detail> detail(RunStored job) {
        var files = job.files().stream()
                .filter(file -> file.state() == ArtifactState.STORED)
                .limit(depth.files(Standing.of(job)))
                .map(Views::file)
                .toList();
        var summary = depth.summaryLength() == 0
                ? ""
                : job.summary()
                        .map(text -> SummaryMarkdown.of(text, depth.summaryLength()))
                        .orElse("");
        if (files.isEmpty() && summary.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CommentView.Detail(
                Standing.of(job).icon() + " " + Escaped.inHtml(job.job().job()),
                destination(job.page()),
                summary,
                job.summary()
                        .filter(text -> SummaryMarkdown.cuts(text, depth.summaryLength()))
                        .isPresent(),
                files,
                job.counts().stored() - files.size()));
    }

    private static CommentView.FileLine file(StoredFile file) {
        // With its digest in the fragment, pip checks what it downloads from the very address that is copied here.
        var address = URI.create(file.url() + "#sha256=" + file.sha256());
        return new CommentView.FileLine(
                Escaped.asCode(file.path().value()),
                destination(address),
                new ByteSize(file.size()).rounded(),
                file.sha256().abbreviated());
    }

    private static CommentView.Older older(OlderCommit commit) {
        var failed = commit.failed() == 0 ? "" : ", " + commit.failed() + " failed";
        return new CommentView.Older(
                commit.commit().abbreviated(),
                Words.counted(commit.jobs(), "job") + failed,
                destination(commit.page()));
    }
}
