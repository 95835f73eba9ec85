package dev.afterrun.notifier.check;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryId;

/** A commit of a repository that our check stands beside; as text {@code FORGE:REPOSITORY#COMMIT}. */
record Head(RepositoryId repository, Commit commit) {
    static Head parse(String text) {
        var hash = text.lastIndexOf('#');
        var colon = text.lastIndexOf(':', hash);
        return new Head(
                new RepositoryId(text.substring(0, colon), text.substring(colon + 1, hash)),
                new Commit(text.substring(hash + 1)));
    }

    @Override
    public String toString() {
        return repository + "#" + commit;
    }
}
