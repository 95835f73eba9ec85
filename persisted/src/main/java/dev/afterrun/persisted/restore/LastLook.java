package dev.afterrun.persisted.restore;

import java.io.IOException;

/** Asked when all files of a set lie verified beside their places, and none is visible yet. */
@FunctionalInterface
public interface LastLook {
    /**
     * Says yes by returning.
     *
     * @throws RestoreRefused when the set is not to be restored after all
     * @throws IOException when nobody can tell
     */
    void look() throws IOException;
}
