package dev.afterrun.storage.histories;

/** An event that was taken comes once more. */
record Redeliver(int event) implements Action {
    @Override
    public void in(World world) {
        world.taken(event).ifPresent(told -> told.delivery().run());
    }
}
