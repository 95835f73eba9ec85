package dev.afterrun.storage.settings;

import dev.afterrun.contracts.settings.UploadMode;
import java.util.List;

/**
 * Which files pull requests may bring.
 *
 * @param rerenderPaths globs: a push that changes a file of these ends what was asked for
 * @param packageExceptions globs of the files that are no packages, and are always taken
 */
public record UploadPolicy(UploadMode mode, List<String> rerenderPaths, List<String> packageExceptions) {
    public UploadPolicy {
        rerenderPaths = List.copyOf(rerenderPaths);
        packageExceptions = List.copyOf(packageExceptions);
    }
}
