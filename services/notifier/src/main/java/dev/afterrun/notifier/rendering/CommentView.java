package dev.afterrun.notifier.rendering;

import java.net.URI;
import java.util.List;

/**
 * What the template shows; every text in it is escaped for the place where it stands.
 *
 * @param headline how the head stands, in a few words
 * @param facts one line on what there is, with the links
 * @param tests tests to look at
 * @param withTests whether the table says something of tests
 * @param moreRows how many jobs the table leaves out
 * @param sets persisted sets that jobs restored and saved
 * @param uploads one line on package files of pull requests; empty where there is nothing to say
 * @param problem what is wrong with the repository's settings; empty where nothing is
 * @param quota that most of what the repository may store is used; empty where there is room
 * @param until when the first files go; empty where none will
 * @param moreOlder how many earlier commits the list leaves out
 * @param answers what people were answered, the newest first
 */
record CommentView(
        String marker,
        String commit,
        String headline,
        String facts,
        String page,
        TestsView tests,
        boolean withTests,
        List<Row> rows,
        int moreRows,
        List<Install> installs,
        List<Detail> details,
        SetsView sets,
        String uploads,
        String problem,
        String quota,
        String until,
        List<Older> older,
        int moreOlder,
        List<Answered> answers) {

    /** A job in the table. */
    record Row(String icon, String name, String page, String source, String result, String tests, String files) {}

    /** Commands of one tool, each a block of code. */
    record Install(String tool, List<String> commands) {}

    /**
     * A job's summary and files.
     *
     * @param open whether it is unfolded, since it is what people came for
     * @param summary Markdown; empty where there is none
     * @param summaryCut whether it goes on at the page
     * @param compared what sizes are compared with, as Markdown; empty where with nothing
     * @param moreFiles how many files the list leaves out
     */
    record Detail(
            String title,
            boolean open,
            String page,
            String summary,
            boolean summaryCut,
            List<FileGroup> groups,
            String compared,
            int moreFiles) {}

    /**
     * Files that people want for the same thing.
     *
     * @param heading empty where there is one group only
     */
    record FileGroup(String heading, List<FileLine> files) {}

    /**
     * A file with its address, the first digits of its SHA-256 and all of them.
     *
     * @param change how its size has changed; empty where there was none before
     */
    record FileLine(String path, String url, String size, String change, String digest, String sha256) {}

    /** What somebody asked for was answered with these lines. */
    record Answered(String login, String at, List<String> lines) {}

    /** An earlier commit. */
    record Older(String commit, String jobs, String page) {}

    /** What the commands do. */
    public String installTitle() {
        return installs.stream().allMatch(install -> install.tool().equals(InstallViews.CURL))
                ? "Download this build"
                : "Install this build";
    }

    static String destination(URI address) {
        return address.toASCIIString().replace("(", "%28").replace(")", "%29").replace("&", "&amp;");
    }
}
