package dev.afterrun.storage.histories;

import dev.afterrun.contracts.event.ExpiryDue;
import java.time.Instant;

/** A reaper proposes the end of a job's files: due or not, once or often, as a late, restarted or second one would. */
record Propose(int job) implements Action {
    @Override
    public void in(World world) {
        for (var known : world.known(job)) {
            world.waits(new Told(
                    "the proposal to end " + known.run(),
                    false,
                    () -> world.service().expiryDue(new ExpiryDue(known.id(), Instant.EPOCH))));
        }
    }
}
