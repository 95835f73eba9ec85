package dev.afterrun.forge.local.server;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import java.util.ArrayList;
import java.util.List;

/**
 * One file of the store: a branch, as one line of commits.
 *
 * @param commits oldest first, up to {@value #COMMITS}; the older ones are forgotten
 */
record StoredBranch(RepositoryName repository, String name, List<Commit> commits) {
    private static final int COMMITS = 1_000;

    StoredBranch {
        commits = List.copyOf(commits);
    }

    static StoredBranch at(RepositoryName repository, String name, Commit head) {
        return new StoredBranch(repository, name, List.of(head));
    }

    Commit head() {
        return commits.getLast();
    }

    /** A commit that is new is the head; one seen before was overtaken. */
    StoredBranch reported(Commit commit) {
        return commits.contains(commit) ? this : pushed(commit);
    }

    /** The commit is the head: what came after it, where it was seen before, is of this branch no more. */
    StoredBranch pushed(Commit commit) {
        var seen = commits.indexOf(commit);
        var line = new ArrayList<>(seen < 0 ? commits : commits.subList(0, seen));
        line.add(commit);
        return new StoredBranch(repository, name, line.subList(Math.max(0, line.size() - COMMITS), line.size()));
    }

    boolean hasAfter(Commit commit, Commit earlier) {
        var from = commits.indexOf(earlier);
        return from >= 0 && commits.indexOf(commit) > from;
    }
}
