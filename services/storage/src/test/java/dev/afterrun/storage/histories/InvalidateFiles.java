package dev.afterrun.storage.histories;

/** What was saved under a name until now is not restored any more. */
record InvalidateFiles(int repository, int name) implements Action {
    @Override
    public void in(World world) {
        world.service().sets().invalidate(world.restorer(repository), World.set(name));
    }
}
