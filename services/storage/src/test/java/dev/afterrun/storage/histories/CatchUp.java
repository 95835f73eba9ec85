package dev.afterrun.storage.histories;

/** Every event that waits is taken. */
record CatchUp() implements Action {
    @Override
    public void in(World world) {
        for (var next = world.waiting(0); next.isPresent(); next = world.waiting(0)) {
            world.deliver(next.get());
        }
    }
}
