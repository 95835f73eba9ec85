package dev.afterrun.storage.retention;

import dev.afterrun.contracts.Conclusion;
import dev.afterrun.storage.pattern.NamePattern;
import dev.afterrun.storage.pattern.PathPattern;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which files a rule is about: what it does not ask for may be anything, and what it asks for must all hold.
 *
 * @param paths one of these; any where it has none
 * @param kinds one of these; any where it has none
 * @param largerThan more bytes than these
 */
public record Matching(
        Optional<Boolean> pullRequest,
        Optional<NamePattern> branch,
        Optional<Boolean> defaultBranch,
        Optional<NamePattern> job,
        List<PathPattern> paths,
        Set<String> kinds,
        Optional<Conclusion> conclusion,
        Optional<Long> largerThan) {
    /** Every file. */
    public static final Matching ALL = new Matching(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Set.of(),
            Optional.empty(),
            Optional.empty());

    public Matching {
        paths = List.copyOf(paths);
        // In order: what is written of rules is compared.
        kinds = Collections.unmodifiableSet(new TreeSet<>(kinds));
    }

    /** The files of pull requests. */
    public static Matching pullRequests() {
        return new Matching(
                Optional.of(true),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** The files of the default branch. */
    public static Matching ofDefaultBranch() {
        return new Matching(
                Optional.empty(),
                Optional.empty(),
                Optional.of(true),
                Optional.empty(),
                List.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether all files of a run are alike to it. */
    boolean asksForNoFile() {
        return paths.isEmpty() && kinds.isEmpty() && largerThan.isEmpty();
    }

    /** Whether any file of the run may be one. */
    public boolean mayMatch(RunFacts run) {
        return pullRequest.filter(wanted -> wanted != run.isOfPullRequest()).isEmpty()
                && branch.filter(wanted -> run.branch().filter(wanted::matches).isEmpty())
                        .isEmpty()
                && defaultBranch.filter(wanted -> wanted != run.defaultBranch()).isEmpty()
                && job.filter(wanted -> !wanted.matches(run.job())).isEmpty()
                && conclusion.filter(wanted -> wanted != run.conclusion()).isEmpty();
    }

    /** Whether the file is one, of a run that {@link #mayMatch}. */
    public boolean matches(FileFacts file) {
        return largerThan.filter(bytes -> file.size() <= bytes).isEmpty()
                && (kinds.isEmpty() || file.kinds().stream().anyMatch(kinds::contains))
                && (paths.isEmpty()
                        || paths.stream()
                                .anyMatch(wanted -> wanted.matches(file.path().value())));
    }
}
