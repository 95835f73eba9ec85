package dev.afterrun.notifier.rendering;

import static dev.afterrun.notifier.rendering.CommentView.destination;

import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.FileKind;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.job.ArtifactState;
import dev.afterrun.contracts.job.JobDetail;
import dev.afterrun.contracts.job.StoredFile;
import dev.afterrun.forge.markdown.Escaped;
import java.net.URI;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Collectors;

/** The files of a job by what people want them for, the most wanted first. */
final class FileViews {
    private FileViews() {}

    /** At most {@code most} of those that can be read. */
    static List<CommentView.FileGroup> of(RunStored job, int most) {
        var byKind = job.files().stream()
                .filter(file -> file.state() == ArtifactState.STORED)
                // A stable sort: within a kind they stay by path.
                .sorted(Comparator.comparing(FileViews::kind))
                .limit(most)
                .collect(Collectors.groupingBy(
                        FileViews::kind, () -> new EnumMap<>(FileKind.class), Collectors.toList()));
        return byKind.entrySet().stream()
                .map(kind -> new CommentView.FileGroup(
                        byKind.size() == 1 ? "" : kind.getKey().heading(),
                        kind.getValue().stream().map(FileViews::line).toList()))
                .toList();
    }

    /** What the sizes are compared with; empty where with nothing. */
    static String compared(RunStored job) {
        return job.detail()
                .flatMap(JobDetail::comparedWith)
                .map(run -> Escaped.asCode(run.branch()) + " at [`"
                        + run.commit().abbreviated() + "`](" + destination(run.page()) + ")")
                .orElse("");
    }

    private static FileKind kind(StoredFile file) {
        return FileKind.of(file.path());
    }

    private static CommentView.FileLine line(StoredFile file) {
        // With its digest in the fragment, pip checks what it downloads from the very address that is copied here.
        var address = URI.create(file.url() + "#sha256=" + file.sha256());
        return new CommentView.FileLine(
                Escaped.asCodeInCell(file.path().value()),
                destination(address),
                new ByteSize(file.size()).rounded(),
                file.sizeBefore().map(before -> change(before, file.size())).orElse(""),
                file.sha256().abbreviated(),
                file.sha256().hex());
    }

    private static String change(long before, long now) {
        if (before == now) {
            return "same";
        }
        var sign = now > before ? "+" : "−";
        var size = sign + new ByteSize(Math.abs(now - before)).rounded();
        var percent = before == 0 ? 0 : Math.round(Math.abs(now - before) * 100.0 / before);
        return percent == 0 ? size : size + " (" + sign + percent + " %)";
    }
}
