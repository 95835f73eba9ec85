package dev.afterrun.storage.histories;

/**
 * A job sends files, new or the same again, and its event is told; whether that has arrived is another matter.
 *
 * @param repository whose job; of the two, one has trusted runs
 * @param files those of the few that there are whose bit is set
 */
record Publish(int repository, int run, int files, Way way) implements Action {
    @Override
    public void in(World world) throws Exception {
        var job = world.job(repository, run);
        var sent = world.files(files);
        var session = world.service().upload(job, sent, way);
        world.told(job, session.manifest(), sent);
    }
}
