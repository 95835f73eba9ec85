package dev.afterrun.storage.histories;

/**
 * A replica does what is due.
 *
 * @param worker with whose work it begins
 * @param pieces how many pieces it does
 */
record Work(int worker, int pieces) implements Action {
    @Override
    public void in(World world) {
        world.service().work(worker, pieces);
    }
}
