package dev.afterrun.cli.publish;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Limits;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The files found so far, by the name that no file system confuses, and everything that is wrong with them. */
final class Collected {
    private static final int SHOWN = 10;

    private final Map<String, LocalFile> files = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /** Adds {@code file} under the name {@code path}, written with this system's separators. */
    void add(Path path, Path file, FileStatus status) {
        var name = path.toString().replace(File.separatorChar, '/');
        if (name.indexOf('\uFFFD') >= 0) {
            problems.add("the name '" + name + "' cannot be read in this locale (set LC_ALL=C.UTF-8)");
            return;
        }
        try {
            var found = status.attributes();
            add(new LocalFile(
                    new ArtifactPath(name), file, found.size(), found.lastModifiedTime(), status.isExecutable()));
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    /** All files, if nothing is wrong with any; otherwise everything that is, at once. */
    List<LocalFile> files() {
        if (files.size() > Limits.FILES_PER_JOB) {
            problems.addFirst(files.size() + " files are more than the " + Limits.FILES_PER_JOB + " of one job");
        }
        if (problems.isEmpty()) {
            return List.copyOf(files.values());
        }
        var more = problems.size() - SHOWN;
        throw new Failure(
                ExitCode.REJECTED,
                "the files to publish",
                problems.stream().limit(SHOWN).collect(Collectors.joining(", "))
                        + (more > 0 ? " and " + more + " more" : ""),
                "rename or leave out");
    }

    private void add(LocalFile file) {
        Optional.ofNullable(files.putIfAbsent(file.path().folded(), file))
                .filter(earlier -> !earlier.equals(file))
                .ifPresent(earlier -> problems.add(
                        earlier.path().equals(file.path())
                                ? "two files would be named '" + file.path() + "': " + earlier.file() + " and "
                                        + file.file()
                                : "the paths '" + earlier.path() + "' and '" + file.path() + "' differ only by case"));
    }
}
