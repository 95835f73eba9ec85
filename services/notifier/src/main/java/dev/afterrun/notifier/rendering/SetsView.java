package dev.afterrun.notifier.rendering;

import java.util.List;

/**
 * The persisted sets that all jobs restored and saved; every text in it is escaped for the place where it stands.
 *
 * @param title how many of each, and of those in the table how many are not visible; empty where there are none, or no room for them
 * @param more how many the table leaves out
 */
record SetsView(String title, List<Line> lines, int more) {

    /**
     * A set, and the jobs that did the same with it.
     *
     * @param icon how it stands
     * @param name as code, with its version key
     * @param archive where all of it is downloaded; empty while it is not visible
     * @param generation where it belongs, its number and its epoch
     * @param jobs what they did, and which they are
     * @param made when
     * @param by the job that saved it
     * @param run that job's, whose page is {@code page}
     * @param files how many, and how large; empty until they are counted
     * @param chunks how many, in how many packs, and what of them was new; empty likewise
     * @param state how it stands, and why; empty where it is visible
     * @param digest the first digits of {@code sha256}
     */
    record Line(
            String icon,
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
            String state,
            String digest,
            String sha256) {}
}
