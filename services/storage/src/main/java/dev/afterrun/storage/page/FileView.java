package dev.afterrun.storage.page;

import dev.afterrun.contracts.ByteSize;
import java.util.Optional;

/**
 * A file as a page shows it.
 *
 * @param state {@code stored}, or why it cannot be read
 * @param refusal why it was refused or is damaged, where it is
 * @param defect why no package index shows it, where it looks like a package
 * @param unread why its tests are not counted, where it is a test report
 * @param links where it leads; empty where it cannot be read
 * @param expires when it goes, where that is not when the job's others do
 * @param downloads of its content from this repository, where there were any
 */
public record FileView(
        String path,
        ByteSize size,
        String digest,
        boolean executable,
        String state,
        Optional<String> refusal,
        Optional<String> defect,
        Optional<String> unread,
        Optional<FileLinks> links,
        Optional<Moment> expires,
        Optional<DownloadsView> downloads) {
    /** So many, the last of them then. */
    public record DownloadsView(long number, Moment last) {}

    /** The last part of its path. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
