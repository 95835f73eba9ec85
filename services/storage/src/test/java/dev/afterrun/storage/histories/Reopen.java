package dev.afterrun.storage.histories;

import java.io.IOException;

/** The pull request of a job's run is opened, for the first time or again. */
record Reopen(int job) implements Action {
    @Override
    public void in(World world) throws IOException {
        for (var known : world.ofPullRequest(job)) {
            if (world.service().maintainers().pullRequest(known, true) && world.isAlone()) {
                world.ends().isHeardOf(known.id().key(), true);
            }
        }
    }
}
