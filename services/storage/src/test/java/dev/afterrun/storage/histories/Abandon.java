package dev.afterrun.storage.histories;

/** A job sends files and is never heard of again. */
record Abandon(int repository, int run, int files) implements Action {
    @Override
    public void in(World world) throws Exception {
        world.service().upload(world.job(repository, run), world.files(files), Way.PACKED);
    }
}
