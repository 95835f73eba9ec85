package dev.afterrun.notifier.rendering;

import static dev.afterrun.notifier.rendering.CommentView.destination;

import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.JobSets;
import dev.afterrun.contracts.persisted.SetFigures;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.contracts.persisted.TouchedSet;
import dev.afterrun.forge.markdown.Escaped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the sets of all jobs together: one that a whole matrix restores is one line. */
final class SetViews {
    private static final int JOBS = 3;

    private final List<RunStored> jobs;

    private SetViews(List<RunStored> jobs) {
        this.jobs = jobs.stream().filter(job -> job.sets().isPresent()).toList();
    }

    /** At most {@code most} of them; where that is 0, nothing is said of any. */
    static SetsView of(List<RunStored> jobs, int most) {
        return most == 0 ? new SetsView("", List.of(), 0) : new SetViews(jobs).view(most);
    }

    private SetsView view(int most) {
        var restored = touched(JobSets::restored);
        var saved = touched(JobSets::saved);
        var restoredInAll = restored.size() + sum(JobSets::moreRestored);
        var savedInAll = saved.size() + sum(JobSets::moreSaved);
        var lines = Stream.concat(
                        restored.values().stream().map(set -> line("restored", set)),
                        saved.values().stream().map(set -> line("saved", set)))
                .limit(most)
                .toList();
        var hidden = lines.stream().filter(line -> !line.state().isEmpty()).count();
        return new SetsView(
                Stream.of(
                                counted(restoredInAll, "restored"),
                                counted(savedInAll, "saved"),
                                hidden == 0 ? "" : hidden + " not visible")
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(", ")),
                lines,
                restoredInAll + savedInAll - lines.size());
    }

    private Map<Long, Touched> touched(Function<JobSets, List<TouchedSet>> way) {
        var found = new LinkedHashMap<Long, Touched>();
        for (var job : jobs) {
            for (var set : job.sets().map(way).orElse(List.of())) {
                found.computeIfAbsent(set.generation().id(), id -> new Touched(set, new ArrayList<>()))
                        .by()
                        .add(job);
            }
        }
        return found;
    }

    private int sum(ToIntFunction<JobSets> figure) {
        return jobs.stream()
                .flatMap(job -> job.sets().stream())
                .mapToInt(figure)
                .sum();
    }

    private static String counted(int sets, String way) {
        return sets == 0 ? "" : Words.counted(sets, "set") + " " + way;
    }

    private static SetsView.Line line(String way, Touched touched) {
        var set = touched.set().generation();
        return new SetsView.Line(
                icon(set.state()),
                Escaped.asCodeInCell(set.name().value())
                        + set.key()
                                .map(key -> " " + Escaped.asCodeInCell(key.value()))
                                .orElse(""),
                touched.set().archive().map(CommentView::destination).orElse(""),
                Escaped.asCodeInCell(set.scope().toString()) + ", generation " + Words.number(set.number()) + ", epoch "
                        + Words.number(set.epoch()),
                way + " by " + jobs(touched.by()),
                Words.time(set.savedAt()),
                Escaped.inLine(set.by().job()),
                Escaped.inLine(set.by().run()),
                destination(set.page()),
                set.by().commit().abbreviated(),
                set.figures().map(SetViews::files).orElse(""),
                set.figures().map(SetViews::chunks).orElse(""),
                state(set),
                set.description().sha256().abbreviated(),
                set.description().sha256().hex());
    }

    private static String files(SetFigures figures) {
        return Words.counted(figures.files(), "file") + ", " + new ByteSize(figures.bytes()).rounded();
    }

    private static String chunks(SetFigures figures) {
        return Words.counted(figures.chunks(), "chunk") + " in " + Words.counted(figures.packs(), "pack") + ", "
                + new ByteSize(figures.newBytes()).rounded() + " new";
    }

    private static String icon(SetState state) {
        return switch (state) {
            case VISIBLE -> "✅";
            case PENDING -> "⏳";
            case FAILED, DAMAGED, INVALIDATED -> "⚠️";
            case ENDED -> "⌛";
        };
    }

    private static String state(Generation set) {
        return set.state() == SetState.VISIBLE
                ? ""
                : "**" + set.state().word() + "**"
                        + set.why().map(why -> ": " + Escaped.inLine(why)).orElse("");
    }

    private static String jobs(List<RunStored> by) {
        var names = by.stream()
                .limit(JOBS)
                .map(job -> Escaped.inLine(job.job().job()))
                .collect(Collectors.joining(", "));
        return by.size() > JOBS ? names + " and " + (by.size() - JOBS) + " more" : names;
    }

    /** A set, and the jobs that did the same with it. */
    private record Touched(TouchedSet set, List<RunStored> by) {}
}
