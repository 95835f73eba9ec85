package dev.afterrun.notifier.picture;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.PullRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Puts together what is known of a pull request. */
@ApplicationScoped
public class Pictures {
    // What there is no room for in the end is then told of jobs that did well.
    private static final Comparator<JobRow> FAILED_FIRST =
            Comparator.comparing(JobRow::failed).reversed();

    private final JobSnapshots snapshots;
    private final Seals seals;
    private final AnsweredCommands answers;
    private final ToldDecisions decisions;
    private final WebAddress address;

    Pictures(
            JobSnapshots snapshots,
            Seals seals,
            AnsweredCommands answers,
            ToldDecisions decisions,
            WebAddress address) {
        this.snapshots = snapshots;
        this.seals = seals;
        this.answers = answers;
        this.decisions = decisions;
        this.address = address;
    }

    /** The picture of {@code key}, which the forge shows as {@code present} at this moment. */
    @Transactional
    public Picture of(PullRequestKey key, RepositoryName name, PullRequest present) {
        var byCommit = NewestJobs.among(snapshots.ofPullRequest(key));
        var shown = Stream.concat(Stream.of(present.head()), present.testMerge().stream())
                .toList();
        return picture(key, name, byCommit, shown, older(byCommit, present), answers.of(key));
    }

    /** The picture of a commit that was the head of {@code key} once, by itself. */
    @Transactional
    public Picture ofEarlier(PullRequestKey key, RepositoryName name, Commit commit) {
        return picture(
                key, name, NewestJobs.among(snapshots.ofPullRequest(key)), List.of(commit), List.of(), List.of());
    }

    /** @param shown the head, and what stands for it */
    private Picture picture(
            PullRequestKey key,
            RepositoryName name,
            Map<String, List<JobRow>> byCommit,
            List<Commit> shown,
            List<OlderCommit> older,
            List<AnsweredCommand> answered) {
        var jobs = byCommit.entrySet().stream()
                .filter(commit -> shown.contains(new Commit(commit.getKey())))
                .flatMap(commit -> commit.getValue().stream())
                .sorted(FAILED_FIRST.thenComparing(JobRow::orderedAt))
                .toList();
        return new Picture(
                shown.getFirst(),
                snapshots.whole(jobs.stream().filter(job -> !job.underway()).toList()),
                snapshots.underway(jobs.stream().filter(JobRow::underway).toList()),
                seals.isAnyOpen(key.repository(), shown),
                older,
                answered,
                URI.create(address.web() + "/" + name + "/pr-" + key.number()),
                decisions.of(key));
    }

    private static List<OlderCommit> older(Map<String, List<JobRow>> byCommit, PullRequest present) {
        return byCommit.values().stream()
                .map(jobs -> jobs.stream().filter(job -> !job.underway()).toList())
                .filter(jobs -> !jobs.isEmpty() && !present.isAt(jobs.getFirst().ofCommit()))
                .sorted(Comparator.comparing(
                                (List<JobRow> jobs) -> jobs.getLast().orderedAt())
                        .reversed())
                .map(Pictures::inShort)
                .toList();
    }

    private static OlderCommit inShort(List<JobRow> jobs) {
        var failed = (int) jobs.stream().filter(JobRow::failed).count();
        return new OlderCommit(
                jobs.getFirst().ofCommit(), jobs.size(), failed, jobs.getLast().runPage());
    }
}
