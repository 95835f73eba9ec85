package dev.afterrun.forge.local.server;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.local.CheckJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One file of the store: the check runs and statuses of a commit.
 *
 * @param checks oldest first, up to {@value #MOST}; the older ones are forgotten
 */
record StoredChecks(RepositoryName repository, Commit commit, List<CheckJson> checks) {
    private static final int MOST = 1_000;

    StoredChecks {
        checks = List.copyOf(checks);
    }

    /** With one more; a status takes the place of its author's earlier one of that name. */
    StoredChecks with(CheckJson check) {
        var all = new ArrayList<>(checks);
        all.removeIf(other -> check.kind() == CheckJson.Kind.STATUS
                && other.kind() == CheckJson.Kind.STATUS
                && other.name().equals(check.name())
                && other.author().equals(check.author()));
        all.add(check);
        return new StoredChecks(repository, commit, all.subList(Math.max(0, all.size() - MOST), all.size()));
    }

    /** With the one of that id in other words. */
    StoredChecks changed(CheckJson check) {
        return new StoredChecks(
                repository,
                commit,
                checks.stream()
                        .map(other -> other.id() == check.id() ? check : other)
                        .toList());
    }

    Optional<CheckJson> find(long id) {
        return checks.stream().filter(check -> check.id() == id).findFirst();
    }

    long lastId() {
        return checks.stream().mapToLong(CheckJson::id).max().orElse(0);
    }
}
