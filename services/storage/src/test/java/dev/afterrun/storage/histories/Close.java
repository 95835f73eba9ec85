package dev.afterrun.storage.histories;

import java.io.IOException;

/** The pull request of a job's run is closed. */
record Close(int job) implements Action {
    @Override
    public void in(World world) throws IOException {
        for (var known : world.ofPullRequest(job)) {
            world.ends().mayBeClosed(known.id().key());
            if (world.service().maintainers().pullRequest(known, false) && world.isAlone()) {
                world.ends().isHeardOf(known.id().key(), false);
            }
        }
    }
}
