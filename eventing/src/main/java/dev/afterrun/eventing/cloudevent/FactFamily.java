package dev.afterrun.eventing.cloudevent;

import dev.afterrun.contracts.event.BranchPushed;
import dev.afterrun.contracts.event.CommandAnswered;
import dev.afterrun.contracts.event.CommentChanged;
import dev.afterrun.contracts.event.ExpiryDue;
import dev.afterrun.contracts.event.ExpiryFact;
import dev.afterrun.contracts.event.InstallationChanged;
import dev.afterrun.contracts.event.JobFinished;
import dev.afterrun.contracts.event.LabelChanged;
import dev.afterrun.contracts.event.PullRequestChanged;
import dev.afterrun.contracts.event.PullRequestFact;
import dev.afterrun.contracts.event.PullRequestTold;
import dev.afterrun.contracts.event.RepositoryTold;
import dev.afterrun.contracts.event.RerunRequested;
import dev.afterrun.contracts.event.RunFact;
import dev.afterrun.contracts.event.RunFinished;
import dev.afterrun.contracts.event.RunStarted;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.RunUnderway;
import dev.afterrun.contracts.event.SealChanged;
import dev.afterrun.contracts.event.StorageFact;
import dev.afterrun.contracts.event.UnknownExpiryFact;
import dev.afterrun.contracts.event.UnknownPullRequestFact;
import dev.afterrun.contracts.event.UnknownRunFact;
import dev.afterrun.contracts.event.UnknownStorageFact;
import dev.afterrun.contracts.event.WorkflowRunChanged;
import java.util.Map;
import java.util.function.Function;

/**
 * The facts of one topic, by their CloudEvents type; a type that is not among them is kept as unknown.
 *
 * @param <F> the sealed interface of the facts
 */
public record FactFamily<F>(Map<String, Class<? extends F>> known, Function<String, F> unknown) {
    /** On {@code afterrun.runs}. */
    public static final FactFamily<RunFact> RUNS = new FactFamily<>(
            Map.of(
                    RunStarted.TYPE, RunStarted.class,
                    JobFinished.TYPE, JobFinished.class,
                    RunFinished.TYPE, RunFinished.class),
            UnknownRunFact::new);

    /** On {@code afterrun.pull-requests}. */
    public static final FactFamily<PullRequestFact> PULL_REQUESTS = new FactFamily<>(
            Map.of(
                    PullRequestChanged.TYPE, PullRequestChanged.class,
                    LabelChanged.TYPE, LabelChanged.class,
                    CommentChanged.TYPE, CommentChanged.class,
                    BranchPushed.TYPE, BranchPushed.class,
                    WorkflowRunChanged.TYPE, WorkflowRunChanged.class,
                    RerunRequested.TYPE, RerunRequested.class,
                    InstallationChanged.TYPE, InstallationChanged.class),
            UnknownPullRequestFact::new);

    /** On {@code afterrun.storage}. */
    public static final FactFamily<StorageFact> STORAGE = new FactFamily<>(
            Map.of(
                    RunStored.TYPE, RunStored.class,
                    RepositoryTold.TYPE, RepositoryTold.class,
                    PullRequestTold.TYPE, PullRequestTold.class,
                    CommandAnswered.TYPE, CommandAnswered.class,
                    RunUnderway.TYPE, RunUnderway.class,
                    SealChanged.TYPE, SealChanged.class),
            UnknownStorageFact::new);

    /** On {@code afterrun.expiry}. */
    public static final FactFamily<ExpiryFact> EXPIRY =
            new FactFamily<>(Map.of(ExpiryDue.TYPE, ExpiryDue.class), UnknownExpiryFact::new);

    /** The type under which {@code fact} travels. */
    public String typeOf(F fact) {
        return known.entrySet().stream()
                .filter(entry -> entry.getValue().isInstance(fact))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no type for " + fact.getClass()));
    }
}
