package dev.afterrun.contracts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Every file of one job, ordered by path. As JSON it is a blob of its own, so that no event lists many files.
 *
 * @param files up to {@value Limits#FILES_PER_JOB}; no two paths that one file system would confuse
 */
public record Manifest(List<ManifestEntry> files) {

    /** @throws IllegalArgumentException when there are too many files, or two whose paths collide */
    public Manifest {
        if (files.size() > Limits.FILES_PER_JOB) {
            throw new LimitPassed(
                    files.size() + " files; the limit of one job is " + Limits.FILES_PER_JOB,
                    Limits.FILES_PER_JOB,
                    files.size());
        }
        var sorted = new ArrayList<>(files);
        sorted.sort((a, b) -> a.path().compareTo(b.path()));
        files = List.copyOf(sorted);
        refuseCollisions(files);
    }

    /** The sum of the sizes, in bytes. */
    public long bytes() {
        return files.stream().mapToLong(ManifestEntry::size).sum();
    }

    private static void refuseCollisions(List<ManifestEntry> files) {
        var seen = HashMap.<String, ArtifactPath>newHashMap(files.size());
        for (var file : files) {
            var earlier = seen.put(file.path().folded(), file.path());
            if (earlier != null) {
                throw new IllegalArgumentException(
                        earlier.equals(file.path())
                                ? "the path '" + earlier + "' is listed twice"
                                : "the paths '" + earlier + "' and '" + file.path() + "' differ only by case");
            }
        }
    }
}
