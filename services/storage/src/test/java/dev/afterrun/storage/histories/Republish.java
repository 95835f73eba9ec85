package dev.afterrun.storage.histories;

/**
 * A job that is known gives one of its paths other content.
 *
 * @param file whose path it is
 * @param content whose content it gets
 */
record Republish(int job, int file, int content) implements Action {
    @Override
    public void in(World world) throws Exception {
        for (var known : world.known(job)) {
            var again = known.asNewVersion();
            var sent = world.renamed(file, content);
            var session = world.service().upload(again, sent, Way.ONE_BY_ONE);
            world.told(again, session.manifest(), sent);
        }
    }
}
