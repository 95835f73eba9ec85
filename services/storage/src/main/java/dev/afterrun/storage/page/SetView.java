package dev.afterrun.storage.page;

import dev.afterrun.contracts.ByteSize;
import java.util.Optional;

/**
 * A persisted set as a job's part of a page shows it.
 *
 * @param way {@code saved} or {@code restored}
 * @param name with its version key, where it has one
 * @param why it is not visible, where it is not
 * @param epoch how often its name had been invalidated when its job started
 * @param size of its files, once they are counted
 * @param parts how many files, chunks and packs it has, once they are counted
 * @param sent bytes that came with it, once they are counted
 * @param madeBy the run that saved it, where that is another one
 * @param archive where all of it is downloaded, where it is visible
 */
public record SetView(
        String way,
        String name,
        int number,
        String state,
        Optional<String> why,
        Moment saved,
        int epoch,
        Optional<ByteSize> size,
        Optional<Parts> parts,
        Optional<ByteSize> sent,
        String sha256,
        Optional<MadeBy> madeBy,
        Optional<String> archive) {
    /** A job, its run and the run's page. */
    public record MadeBy(String job, String run, String page) {}

    /** What a set is made of. */
    public record Parts(int files, int chunks, int packs) {}
}
