package dev.afterrun.storage.histories;

/** A job restores the newest visible set of a name, if there is one: all of it can be read. */
record RestoreFiles(int repository, int name) implements Action {
    @Override
    public void in(World world) throws Exception {
        world.service().sets().restore(world.restorer(repository), World.set(name));
    }
}
