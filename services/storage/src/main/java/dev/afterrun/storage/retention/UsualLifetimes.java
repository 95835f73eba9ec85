package dev.afterrun.storage.retention;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the operator has set, as rules behind those of any repository. */
@ApplicationScoped
public class UsualLifetimes {
    private final RetentionDefaults defaults;

    UsualLifetimes(RetentionDefaults defaults) {
        this.defaults = defaults;
    }

    /** What counts for files that no rule of their repository is about, and the limits of all rules. */
    public RetentionPolicy policy() {
        var limits = new HardLimits(
                Optional.of(new Span(defaults.longestOfPullRequests())),
                defaults.longest().map(Span::new));
        return new RetentionPolicy(
                defaults.lifetime()
                        .map(Span::new)
                        .map(UsualLifetimes::oneForAll)
                        .orElseGet(this::byRun),
                limits);
    }

    /** How long files that were sent by hand stay where nobody says otherwise. */
    public Duration ofShares() {
        return defaults.lifetime().orElse(defaults.shares());
    }

    /** How long files stay at least from when a pointer led away from them. */
    public Duration afterRelease() {
        return defaults.lifetime().orElse(defaults.released());
    }

    private static List<RetentionRule> oneForAll(Span lifetime) {
        return List.of(new RetentionRule("every run", Matching.ALL, Lifetime.of(lifetime)));
    }

    /** The default branch first: a commit of it may be that of a pull request into another branch, too. */
    private List<RetentionRule> byRun() {
        var ofBranches = Optional.of(new Span(defaults.branches()));
        var ofPullRequests = new Lifetime(
                Optional.of(new Span(defaults.pullRequests())),
                Optional.of(new Span(defaults.afterClose())),
                Optional.empty());
        return List.of(
                new RetentionRule(
                        "default branch",
                        Matching.ofDefaultBranch(),
                        new Lifetime(ofBranches, Optional.empty(), Optional.of(defaults.newest()))),
                new RetentionRule("pull requests", Matching.pullRequests(), ofPullRequests),
                new RetentionRule(
                        "branches", Matching.ALL, new Lifetime(ofBranches, Optional.empty(), Optional.empty())));
    }
}
