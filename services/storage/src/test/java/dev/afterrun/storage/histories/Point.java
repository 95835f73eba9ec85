package dev.afterrun.storage.histories;

/** A pointer is led to a job's commit. */
record Point(int pointer, int job) implements Action {
    @Override
    public void in(World world) {
        for (var known : world.known(job)) {
            world.service().point(known, World.pointer(pointer));
        }
    }
}
