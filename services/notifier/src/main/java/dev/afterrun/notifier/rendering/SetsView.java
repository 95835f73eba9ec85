package dev.afterrun.notifier.rendering;

import java.util.List;

/**
 * The persisted sets that all jobs restored and saved; every text in it is escaped for the place where it stands.
 *
 * @param title how many of each; empty where there are none, or no room for them
 * @param more how many the table leaves out
 */
record SetsView(String title, List<Line> lines, int more) {

    /**
     * A set, and the jobs that did the same with it.
     *
     * @param name as code, with its version key
     * @param archive where all of it is downloaded; empty while it is not visible
     * @param generation its number and where it belongs
     * @param jobs what they did, and which they are
     * @param made when
     * @param by the job that saved it
     * @param run that job's, whose page is {@code page}
     * @param files how many, and how large; empty until they are counted
     * @param chunks how many, in how many packs, and what of them was new; empty likewise
     * @param state how it stands, and why where it is not visible
     * @param digest the first digits of {@code sha256}
     */
    record Line(
            String name,
            String archive,
            String generation,
            String jobs,
            String made,
            String by,
            String run,
            String page,
            String commit,
            String files,
            String chunks,
            int epoch,
            String state,
            String digest,
            String sha256) {}
}
