package dev.afterrun.storage.listing.http;

import dev.afterrun.contracts.ByteSize;
import dev.afterrun.storage.page.Moment;
import java.util.List;
import java.util.Optional;

/**
 * A folder as its page shows it.
 *
 * @param above the ref and the folders that this one lies in, the outermost first
 * @param name its own; empty of the ref itself
 * @param zip all of it in one file, as {@code tar} is
 * @param next where its entries go on
 */
record FolderView(
        String repository,
        List<Link> above,
        String name,
        List<EntryView> entries,
        String zip,
        String tar,
        String sums,
        String json,
        Optional<String> next) {
    /** A word that leads somewhere. */
    record Link(String text, String href) {}

    /**
     * A file or a folder.
     *
     * @param files how many are below a folder; nothing of a file
     * @param digest of a file
     */
    record EntryView(
            String name,
            String href,
            Optional<Integer> files,
            ByteSize size,
            boolean executable,
            Moment finished,
            Optional<String> digest) {}
}
