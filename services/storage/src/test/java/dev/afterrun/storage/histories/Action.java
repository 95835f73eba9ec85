package dev.afterrun.storage.histories;

/**
 * Something that a replica does or is told, as a value that can be shown and done again. Its numbers mean whatever the world
 * has by then, counted round.
 */
interface Action {
    /** Does it in the caller's thread. What is refused is refused; everything unexpected is thrown. */
    void in(World world) throws Exception;

    /** Whether it can be done while others are. */
    default boolean bearsCompany() {
        return true;
    }
}
