package dev.afterrun.storage.retention;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules of one repository in order, the operator's last: the first that is about a file gives its end, within the
 * operator's limits.
 */
public record RetentionPolicy(List<RetentionRule> rules, HardLimits limits) {
    private static final FileEnd NO_RULE = new FileEnd.None("none", "since no rule is about it");

    public RetentionPolicy {
        rules = List.copyOf(rules);
    }

    /** When a file of this run goes. */
    public FileEnd endOf(RunFacts run, FileFacts file) {
        return of(run).endOf(file);
    }

    /** What it says of the files of one run, of which there may be many. */
    public OfRun of(RunFacts run) {
        return new OfRun(rules.stream()
                .filter(rule -> rule.matching().mayMatch(run))
                .map(rule -> new Given(
                        rule, run, limits, limits.bound(run, rule.lifetime().endOf(run, rule.name()))))
                .toList());
    }

    /** These rules before its own. */
    public RetentionPolicy after(Collection<RetentionRule> first) {
        return new RetentionPolicy(Stream.concat(first.stream(), rules.stream()).toList(), limits);
    }

    /** Of how many newer runs of a branch it has to be told at most; 0 where no rule counts runs. */
    public int mostNewest() {
        return rules.stream()
                .mapToInt(rule -> rule.lifetime().newest().orElse(0))
                .max()
                .orElse(0);
    }

    /** What has to be looked up of files. */
    public FileQuestions questions() {
        return new FileQuestions(
                rules.stream().anyMatch(rule -> !rule.matching().kinds().isEmpty()),
                rules.stream().anyMatch(rule -> rule.lifetime().notDownloaded().isPresent()));
    }

    /** The rules that may be about files of one run, each with the end that it gives them. */
    public static final class OfRun {
        private final List<Given> given;

        private OfRun(List<Given> given) {
            this.given = given;
        }

        /** When the file goes. */
        public FileEnd endOf(FileFacts file) {
            return given.stream()
                    .filter(one -> one.rule().matching().matches(file))
                    .map(one -> one.endOf(file))
                    .findFirst()
                    .orElse(NO_RULE);
        }

        /** The end of files that no rule about paths, sizes or kinds is about, and that nobody has downloaded. */
        public FileEnd usual() {
            return given.stream()
                    .filter(one -> one.rule().matching().asksForNoFile())
                    .map(Given::unread)
                    .findFirst()
                    .orElse(NO_RULE);
        }

        /** The smallest number of newest runs among which any of its files may stay for now; 0 where none does. */
        public int heldAsNewest() {
            return given.stream()
                    .mapToInt(Given::newest)
                    .filter(runs -> runs > 0)
                    .min()
                    .orElse(0);
        }
    }

    /**
     * A rule that may be about files of a run.
     *
     * @param unread the end that it gives those which nobody has downloaded
     */
    private record Given(RetentionRule rule, RunFacts run, HardLimits limits, FileEnd unread) {
        FileEnd endOf(FileFacts file) {
            return rule.lifetime().notDownloaded().isEmpty()
                            || file.downloaded().isEmpty()
                    ? unread
                    : limits.bound(run, rule.lifetime().endOf(run, rule.name(), file.downloaded()));
        }

        int newest() {
            return rule.lifetime().holdsAsNewest(run) ? rule.lifetime().newest().orElse(0) : 0;
        }
    }
}
