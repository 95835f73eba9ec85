package dev.afterrun.storage.persisted.conclusion;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.forge.WorkflowJob;
import java.util.List;
import java.util.Optional;

/** A job that saved sets and of which the forge has not said how it ended. */
record AwaitedJob(JobKey key, String name, Commit commit) {
    /** What the forge's list says: empty while it runs. A name that two jobs have, or none, is nobody's. */
    Optional<Word> in(List<WorkflowJob> jobs) {
        var named = jobs.stream()
                .filter(job -> job.name().equals(name) && job.commit().equals(commit))
                .toList();
        return named.size() == 1 ? named.getFirst().conclusion().map(Word::of) : Optional.of(Word.UNKNOWN);
    }
}
