package dev.afterrun.cli.notify.store;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Where a job's files are put. Every call goes on until the store has answered, or ends the command. */
public interface DetailStore {
    /** The most bytes of one file that such a store takes in one request. */
    long FILE_BYTES = 5L * 1024 * 1024 * 1024;

    /** Makes the place where it is missing; tells when what is put there is deleted by itself, where it is. */
    Optional<Instant> prepare();

    /** Puts one file under the name, whose parts are separated by '/'. */
    void put(String name, Content content);

    /** Where anybody who has the address reads it, until {@link #linksUntil}. */
    URI link(String name);

    /** When the addresses end. */
    Instant linksUntil();
}
