package dev.afterrun.benchmarks.persist;

import dev.afterrun.benchmarks.process.Took;
import java.io.IOException;
import java.nio.file.Path;

/** One that keeps what a tree was like, and brings it back. */
interface Keeper {
    /** What it is called in tables. */
    String name();

    /** Keeps the tree as it is now; what is the same as at the time before need not be sent. */
    Took save(Path tree) throws IOException, InterruptedException;

    /** How many bytes have been sent to where they are kept, ever. */
    double sent() throws IOException, InterruptedException;

    /** Returns when the last save can be restored, and nothing of it is left to be done during others' turns. */
    void settle() throws IOException, InterruptedException;

    /** Brings the last save back below {@code target}, on a machine that has seen nothing but earlier restores. */
    Took restore(Path target) throws IOException, InterruptedException;
}
