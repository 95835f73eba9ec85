package dev.afterrun.storage.histories;

import java.time.Duration;
import java.util.Optional;

/**
 * Somebody keeps a job's run, or one of its files.
 *
 * @param file which file; empty: all that the run has
 * @param days for how long; 0: for ever
 */
record Pin(int job, Optional<Integer> file, int days) implements Action {
    @Override
    public void in(World world) {
        for (var known : world.known(job)) {
            var kept = Kept.of(known, file.map(World::path));
            // The same again may make it shorter.
            world.ends().mayBeFree(kept);
            var pin = world.service().maintainers().keep(kept, days == 0 ? "forever" : days + "d");
            world.ends()
                    .isHeld(
                            kept,
                            pin,
                            Optional.of(days).filter(some -> some > 0).map(Duration::ofDays));
        }
    }
}
