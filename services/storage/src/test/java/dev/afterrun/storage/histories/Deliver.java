package dev.afterrun.storage.histories;

/** One of the events that wait reaches a replica, not always the oldest. One that was not taken comes again. */
record Deliver(int event) implements Action {
    @Override
    public void in(World world) {
        world.waiting(event).ifPresent(world::deliver);
    }
}
