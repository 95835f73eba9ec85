package dev.afterrun.storage.persisted.branch;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.persisted.SetScope;
import dev.afterrun.contracts.persisted.SetScope.ScopeKind;

/**
 * A commit that is said to be of a branch, as the key of due work: {@code REPOSITORY/COMMIT/BRANCH}.
 *
 * @param repository the row's number
 */
record CommitOnBranch(long repository, Commit commit, String branch) {
    private static final int PARTS = 3;

    /** A branch may have slashes in its name. */
    static CommitOnBranch parse(String key) {
        var parts = key.split("/", PARTS);
        return new CommitOnBranch(Long.parseLong(parts[0]), new Commit(parts[1]), parts[2]);
    }

    /** Where what such commits hand on belongs. */
    SetScope scope() {
        return new SetScope(ScopeKind.BRANCH, branch);
    }

    @Override
    public String toString() {
        return repository + "/" + commit + "/" + branch;
    }
}
