package dev.afterrun.storage.histories;

import java.time.Duration;

/** The clock of the database goes on, or back. */
record ClockJumps(Duration by) implements Action {
    @Override
    public void in(World world) {
        world.clockJumps(by);
    }

    @Override
    public boolean bearsCompany() {
        return false;
    }
}
