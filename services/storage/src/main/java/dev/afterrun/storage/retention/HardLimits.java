package dev.afterrun.storage.retention;

import java.time.Instant;
import java.util.Optional;

/**
 * What the operator allows at most, whatever a rule says.
 *
 * @param pullRequests files of pull requests, from the run on
 * @param all every file, from the run on
 */
public record HardLimits(Optional<Span> pullRequests, Optional<Span> all) {
    /** Rules alone decide. */
    public static final HardLimits NONE = new HardLimits(Optional.empty(), Optional.empty());

    /** The end that a rule gave, or the limit where that is earlier. */
    FileEnd bound(RunFacts run, FileEnd end) {
        var isOfPullRequest = run.isOfPullRequest() && !run.defaultBranch();
        var bounded = pullRequests
                .filter(limit -> isOfPullRequest)
                .map(limit -> bound(run, end, limit, "files of pull requests"))
                .orElse(end);
        return all.map(limit -> bound(run, bounded, limit, "files")).orElse(bounded);
    }

    private static FileEnd bound(RunFacts run, FileEnd end, Span limit, String what) {
        Instant last = run.recordedAt().plus(limit.length());
        return end.moment().filter(at -> !at.isAfter(last)).isPresent()
                ? end
                : new FileEnd.At(
                        last,
                        end.rule(),
                        limit + " after the run, the longest that the operator lets " + what + " stay");
    }
}
