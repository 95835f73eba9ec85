package dev.afterrun.storage.runartifact;

import dev.afterrun.contracts.event.WorkflowRunChanged;
import dev.afterrun.duework.DueWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Says when the forge is to be asked what a run left: once it tells that the run has ended. */
@ApplicationScoped
public class TakeNoteOfEndedRuns {
    private final DueWork dueWork;

    TakeNoteOfEndedRuns(DueWork dueWork) {
        this.dueWork = dueWork;
    }

    /** A run was queued, began or ended. */
    @Transactional
    public void workflowRunChanged(WorkflowRunChanged changed) {
        EndedRun.of(changed).ifPresent(run -> dueWork.mark(LookForArtifacts.KIND, run.toString(), Duration.ZERO));
    }
}
