package dev.afterrun.storage.histories;

import dev.afterrun.contracts.Conclusion;

/**
 * A job saves a set, new or the same again, and its end is told; whether that has arrived is another matter.
 *
 * @param repository whose job; of the two, one has trusted runs, and saves on its default branch
 * @param chunks those of the few that there are whose bit is set
 */
record SaveFiles(int repository, int run, int name, int chunks, Conclusion conclusion) implements Action {
    @Override
    public void in(World world) throws Exception {
        var job = world.saver(repository, run);
        var sets = world.service().sets();
        var set = sets.of(chunks);
        world.service().upload(job, set.files(), Way.ONE_BY_ONE);
        sets.save(job, World.set(name), set);
        world.ends(job, conclusion);
    }
}
