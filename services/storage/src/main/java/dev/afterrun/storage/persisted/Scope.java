package dev.afterrun.storage.persisted;

import dev.afterrun.contracts.persisted.SetScope;
import dev.afterrun.contracts.persisted.SetScope.ScopeKind;

/** Where a set belongs. Sets of one name in two scopes have nothing to do with each other. */
public sealed interface Scope {

    /** What jobs of a branch hand on. */
    record OfBranch(String name) implements Scope {}

    /** What jobs of a pull request hand on whose commits lie in the repository itself. */
    record OfPullRequest(int number) implements Scope {}

    /** What jobs of a fork's pull request hand on; nobody else's read it. */
    record OfFork(int number) implements Scope {}

    /** As rows, addresses and people write it. */
    default SetScope told() {
        return switch (this) {
            case OfBranch(var name) -> new SetScope(ScopeKind.BRANCH, name);
            case OfPullRequest(var number) -> new SetScope(ScopeKind.PULL_REQUEST, Integer.toString(number));
            case OfFork(var number) -> new SetScope(ScopeKind.FORK, Integer.toString(number));
        };
    }
}
