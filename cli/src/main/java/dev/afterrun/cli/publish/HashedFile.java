package dev.afterrun.cli.publish;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.ManifestEntry;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * A file whose content is known by its digest.
 *
 * @param modified when it had last been written to; nobody has since, if that is still so
 */
public record HashedFile(ManifestEntry entry, Path file, FileTime modified) {
    long size() {
        return entry.size();
    }

    Digest sha256() {
        return entry.sha256();
    }

    /** Whether somebody has written to it since. */
    boolean hasChanged() {
        try {
            var now = FileStatus.of(file).attributes();
            return now.size() != size() || !now.lastModifiedTime().equals(modified);
        } catch (IOException e) {
            return true;
        }
    }

    /** What a changed file earns. */
    Failure changed() {
        return new Failure(
                ExitCode.REJECTED,
                "publishing '" + entry.path() + "'",
                "it changed while it was read",
                "publish when nothing writes to it any more");
    }

    /** What a file that cannot be read earns. */
    static Failure unreadable(Path file, IOException cause) {
        return new Failure(
                ExitCode.REJECTED,
                "reading '" + file + "'",
                switch (cause) {
                    case AccessDeniedException e -> "it may not be read by this user";
                    case NoSuchFileException e -> "it has gone meanwhile";
                    default -> String.valueOf(cause.getMessage());
                },
                "make it readable, or leave it out");
    }
}
