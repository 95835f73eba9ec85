package dev.afterrun.storage.histories;

import dev.afterrun.storage.upload.SweepSession;

/** A replica sweeps sessions that have ended. */
record Sweep(int sessions) implements Action {
    @Override
    public void in(World world) {
        world.service().work(SweepSession.KIND, sessions);
    }
}
