package dev.afterrun.storage.settings;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.settings.UploadMode;
import dev.afterrun.storage.pattern.PathPattern;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which files pull requests may bring.
 *
 * @param rerenderPaths a push that changes a file of these ends what was asked for
 * @param packageExceptions files that are no packages, and are always taken
 */
public record UploadPolicy(UploadMode mode, List<PathPattern> rerenderPaths, List<PathPattern> packageExceptions) {
    public UploadPolicy {
        rerenderPaths = List.copyOf(rerenderPaths);
        packageExceptions = List.copyOf(packageExceptions);
    }

    /** Whether the file is one that pull requests bring on request only. */
    public boolean isPackage(ArtifactPath path) {
        return packageExceptions.stream().noneMatch(pattern -> pattern.matches(path.value()));
    }

    /** One of the paths whose change ends what was asked for. */
    public Optional<String> rerendering(Collection<String> paths) {
        return paths.stream()
                .filter(path -> rerenderPaths.stream().anyMatch(pattern -> pattern.matches(path)))
                .sorted()
                .findFirst();
    }
}
