package dev.afterrun.storage.retention;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long a rule lets files stay: until the earliest of three ends, but never while their run is among the newest of its branch.
 * Without any of the four, for ever.
 *
 * @param keep from the run on
 * @param afterClose from when the last pull request of the run closed
 * @param newest among so many runs of its branch, 1 to {@value #MOST_NEWEST}; without an end they go when that is over
 * @param notDownloaded from the last download on, or from the run on where there was none
 */
public record Lifetime(
        Optional<Span> keep, Optional<Span> afterClose, Optional<Integer> newest, Optional<Span> notDownloaded) {
    /** The most runs of a branch that a rule may keep by their number. */
    public static final int MOST_NEWEST = 100;

    /** Nothing ends it. */
    public static final Lifetime FOREVER = new Lifetime(Optional.empty(), Optional.empty(), Optional.empty());

    /** @throws IllegalArgumentException when so many runs cannot be counted */
    public Lifetime {
        newest.ifPresent(Lifetime::checkNewest);
    }

    /** Whether anybody downloads its files is all the same to it. */
    public Lifetime(Optional<Span> keep, Optional<Span> afterClose, Optional<Integer> newest) {
        this(keep, afterClose, newest, Optional.empty());
    }

    /** So long after the run. */
    public static Lifetime of(Span keep) {
        return new Lifetime(Optional.of(keep), Optional.empty(), Optional.empty());
    }

    /** @throws IllegalArgumentException when so many runs cannot be counted */
    public static int checkNewest(int runs) {
        if (runs < 1 || runs > MOST_NEWEST) {
            throw new IllegalArgumentException("is 1 to " + MOST_NEWEST + " runs, not " + runs);
        }
        return runs;
    }

    /** Whether it is by their number alone, for now, that files of the run stay. */
    public boolean holdsAsNewest(RunFacts run) {
        return run.branch().isPresent()
                && newest.filter(runs -> run.newer().size() < runs).isPresent();
    }

    /** The end that it gives the files of this run that nobody has downloaded, as the rule of this name. */
    public FileEnd endOf(RunFacts run, String rule) {
        return endOf(run, rule, Optional.empty());
    }

    /** The same of a file that was last downloaded at this time. */
    public FileEnd endOf(RunFacts run, String rule, Optional<Instant> downloaded) {
        if (holdsAsNewest(run)) {
            return new FileEnd.None(
                    rule,
                    "while its run is among the newest " + newest.orElseThrow() + " of "
                            + run.branch().orElseThrow());
        }
        var end = Stream.of(kept(run, rule), closed(run, rule), unread(run, rule, downloaded))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(FileEnd.At::at));
        return fellOut(run, rule)
                .<FileEnd>map(out -> end.<FileEnd>map(out::later).orElse(out))
                .orElseGet(() -> end.<FileEnd>map(at -> at).orElseGet(() -> new FileEnd.None(rule, openEnd())));
    }

    private Optional<FileEnd.At> kept(RunFacts run, String rule) {
        return keep.map(span -> new FileEnd.At(run.recordedAt().plus(span.length()), rule, span + " after the run"));
    }

    private Optional<FileEnd.At> closed(RunFacts run, String rule) {
        return switch (run.pullRequest()) {
            case PullRequestTie.Closed(var at) ->
                afterClose.map(
                        span -> new FileEnd.At(at.plus(span.length()), rule, span + " after the pull request closed"));
            case PullRequestTie.Open _, PullRequestTie.None _ -> Optional.empty();
        };
    }

    private Optional<FileEnd.At> unread(RunFacts run, String rule, Optional<Instant> downloaded) {
        return notDownloaded.map(span -> downloaded
                .filter(run.recordedAt()::isBefore)
                .map(last -> new FileEnd.At(last.plus(span.length()), rule, span + " after its last download"))
                .orElseGet(() -> new FileEnd.At(
                        run.recordedAt().plus(span.length()), rule, span + " after the run without a download")));
    }

    /** The run that made it one too old. */
    private Optional<FileEnd.At> fellOut(RunFacts run, String rule) {
        return newest.filter(runs -> run.branch().isPresent()).map(runs -> {
            Instant out = run.newer().get(runs - 1);
            return new FileEnd.At(
                    out, rule, "since " + runs + " runs of " + run.branch().orElseThrow() + " are newer");
        });
    }

    private String openEnd() {
        return afterClose
                .map(span -> "until " + span + " after its pull request closes")
                .orElse("for ever");
    }
}
