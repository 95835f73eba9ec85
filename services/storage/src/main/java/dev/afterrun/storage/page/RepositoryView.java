package dev.afterrun.storage.page;

import java.util.List;
import java.util.Optional;

/**
 * A repository's page.
 *
 * @param pointers by name
 * @param branches those that have files, the last active first
 * @param runs the newest first
 * @param notices what its people have to know
 */
public record RepositoryView(
        String repository,
        List<PointerView> pointers,
        List<BranchView> branches,
        List<RunView> runs,
        List<NoticeView> notices) {
    /**
     * A pointer.
     *
     * @param commit abbreviated; empty where it leads nowhere yet
     * @param follows the branch that it follows
     */
    public record PointerView(
            String name, String page, Optional<String> commit, Optional<String> follows, Optional<Moment> since) {}

    /** A branch, and when its last run was started. */
    public record BranchView(String name, String page, Moment active) {}

    /**
     * A run.
     *
     * @param conclusion the worst of its jobs'
     */
    public record RunView(
            String run,
            String page,
            String commit,
            Optional<String> branch,
            String conclusion,
            int jobs,
            boolean untrusted,
            Moment finished) {}
}
