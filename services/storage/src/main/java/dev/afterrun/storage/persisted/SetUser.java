package dev.afterrun.storage.persisted;

/** A job that saves or restores sets, as its verified identity has it; never as it says of itself. */
public sealed interface SetUser {

    /** On the branch that releases come from. */
    record OnDefaultBranch(String branch) implements SetUser {}

    /**
     * On another branch.
     *
     * @param defaultBranch of the repository
     */
    record OnBranch(String branch, String defaultBranch) implements SetUser {

        /** @throws IllegalArgumentException when it is the default branch after all */
        public OnBranch {
            if (branch.equals(defaultBranch)) {
                throw new IllegalArgumentException("'" + branch + "' is the default branch");
            }
        }
    }

    /**
     * On a pull request whose commits lie in the repository itself.
     *
     * @param base the branch that it is to be merged into
     */
    record OnPullRequest(int number, String base) implements SetUser {}

    /**
     * On a fork's pull request, or on one whose job is as little trusted.
     *
     * @param base the branch that it is to be merged into
     */
    record OnFork(int number, String base) implements SetUser {}
}
