package dev.afterrun.forge;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import java.io.IOException;
import java.util.Optional;

/** What lies in a repository on the forge. */
public interface Contents {
    /** Which repository has this name now, and who may see it; empty where there is none. */
    Optional<RepositoryFacts> repository(RepositoryName repository) throws IOException;

    /** The name of the default branch, without {@code refs/heads/}; empty where there is no such repository. */
    Optional<String> defaultBranch(RepositoryName repository) throws IOException;

    /**
     * The file on the default branch as it is now.
     *
     * @param path from the repository's root, with {@code /}
     * @param limit bytes that it may have, up to 64 KiB
     */
    FileInRepository file(RepositoryName repository, String path, int limit) throws IOException;

    /**
     * The paths in which two commits differ, whichever came first. Where they are of two lines, those that either has changed since
     * they parted.
     */
    ChangedPaths changedPaths(RepositoryName repository, Commit from, Commit to) throws IOException;
}
