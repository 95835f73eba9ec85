package dev.afterrun.forge;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a forge shows beside a commit: what runs for it and how that ended, and what we have to say. */
public interface Checks {
    /**
     * What others run for the commit, check runs and statuses alike, up to {@value Check#MOST}; empty for a commit that the forge
     * does not know. What is called {@link CheckReport#NAME} is ours and left out.
     */
    List<Check> checks(RepositoryName repository, Commit commit) throws IOException;

    /** Makes this our one status of the commit. */
    void setStatus(RepositoryName repository, Commit commit, CommitStatus status) throws IOException;

    /** Our own check runs of the commit that people see, the newest first: several came of writers that did not see each other. */
    List<CheckId> ownCheckRuns(RepositoryName repository, Commit commit) throws IOException;

    /**
     * Adds a check run. When this ends in an {@link IOException} it may be there all the same: look for it before trying
     * again.
     */
    CheckId createCheckRun(RepositoryName repository, Commit commit, CheckReport report) throws IOException;

    /** Replaces what it says; empty where it is gone, so that the caller creates another. */
    Optional<CheckId> updateCheckRun(RepositoryName repository, CheckId check, CheckReport report) throws IOException;
}
