package dev.afterrun.storage.histories;

/** A pointer is removed. */
record Unpoint(int pointer) implements Action {
    @Override
    public void in(World world) {
        world.service().unpoint(world.job(0, 0), World.pointer(pointer));
    }
}
