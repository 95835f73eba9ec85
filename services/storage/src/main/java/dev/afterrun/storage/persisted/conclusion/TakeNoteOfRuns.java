package dev.afterrun.storage.persisted.conclusion;

import dev.afterrun.contracts.event.WorkflowRunChanged;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.persisted.generation.SetSaved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;

/** Says when the forge is to be asked how jobs ended: some time after they saved, and when it tells of their run. */
@ApplicationScoped
public class TakeNoteOfRuns {
    /** What a job does last is to save. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(15);

    /** What is told of one run in a burst is one question. */
    private static final Duration CALM = Duration.ofSeconds(5);

    private final Repositories repositories;
    private final AwaitedJobs awaited;
    private final DueWork dueWork;

    TakeNoteOfRuns(Repositories repositories, AwaitedJobs awaited, DueWork dueWork) {
        this.repositories = repositories;
        this.awaited = awaited;
        this.dueWork = dueWork;
    }

    /** Within the transaction that registers it: from its first moment on, the set waits for what the forge says. */
    void saved(@Observes SetSaved saved) {
        awaited.await(saved.generation(), saved.job()).ifPresent(attempt -> mark(attempt, FIRST_LOOK));
    }

    /** A run was queued, began or ended. */
    @Transactional
    public void workflowRunChanged(WorkflowRunChanged changed) {
        repositories.knownAs(changed.repository(), changed.name()).stream()
                .map(repository -> AttemptOfRun.of(repository.id(), changed.run(), changed.attempt()))
                .flatMap(Optional::stream)
                .filter(attempt -> !awaited.of(attempt).jobs().isEmpty())
                .forEach(attempt -> mark(attempt, CALM));
    }

    private void mark(AttemptOfRun attempt, Duration after) {
        dueWork.mark(AskHowJobsEnded.KIND, attempt.toString(), after);
    }
}
