package dev.afterrun.storage.histories;

/**
 * A replica does what is due.
 *
 * @param worker with whose work it begins
 * @param turns how often it takes what is due: a piece, or as many as its worker does together
 */
record Work(int worker, int turns) implements Action {
    @Override
    public void in(World world) {
        world.service().work(worker, turns);
    }
}
