package dev.afterrun.notifier.rendering;

import java.net.URI;
import java.util.List;

/**
 * What the template shows; every text in it is escaped for the place where it stands.
 *
 * @param headline one sentence on all jobs of the head
 * @param moreRows how many jobs the table leaves out
 * @param until when the first files go; empty where none will
 * @param moreOlder how many earlier commits the list leaves out
 */
record CommentView(
        String marker,
        String commit,
        String headline,
        String page,
        List<Row> rows,
        int moreRows,
        List<Detail> details,
        String until,
        List<Older> older,
        int moreOlder) {

    /** A job in the table. */
    record Row(String icon, String name, String page, String source, String result, String files) {}

    /**
     * A job's summary and files.
     *
     * @param summary Markdown; empty where there is none
     * @param summaryCut whether it goes on at the page
     * @param moreFiles how many files the list leaves out
     */
    record Detail(String title, String page, String summary, boolean summaryCut, List<FileLine> files, int moreFiles) {}

    /** A file with its address and the first digits of its SHA-256. */
    record FileLine(String path, String url, String size, String digest) {}

    /** An earlier commit. */
    record Older(String commit, String jobs, String page) {}

    static String destination(URI address) {
        return address.toASCIIString().replace("(", "%28").replace(")", "%29").replace("&", "&amp;");
    }
}
