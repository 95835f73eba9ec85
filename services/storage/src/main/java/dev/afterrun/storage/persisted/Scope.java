package dev.afterrun.storage.persisted;

/** Where a set belongs. Sets of one name in two scopes have nothing to do with each other. */
public sealed interface Scope {

    /** What jobs of a branch hand on. */
    record OfBranch(String name) implements Scope {}

    /** What jobs of a pull request hand on whose commits lie in the repository itself. */
    record OfPullRequest(int number) implements Scope {}

    /** What jobs of a fork's pull request hand on; nobody else's read it. */
    record OfFork(int number) implements Scope {}
}
