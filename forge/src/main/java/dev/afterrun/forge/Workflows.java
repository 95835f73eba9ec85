package dev.afterrun.forge;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import java.io.IOException;
import java.util.List;

/** What runs on the forge's own CI: how it ended, and what of it can be run once more. */
public interface Workflows {
    /**
     * Runs all jobs of a run once more, where the forge itself says that it is one of a pull request at this head. Asked twice, it
     * runs once more once.
     *
     * @param run the forge's number of it, as somebody named it
     */
    Rerun rerun(RepositoryName repository, long run, Commit head) throws IOException;

    /** The jobs of an attempt of a run, up to {@value WorkflowJob#MOST}; none where the forge knows no such attempt. */
    List<WorkflowJob> jobs(RepositoryName repository, long run, int attempt) throws IOException;
}
