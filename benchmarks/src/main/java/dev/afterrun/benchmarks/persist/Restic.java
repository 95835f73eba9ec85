package dev.afterrun.benchmarks.persist;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** restic as it comes, which encrypts, too. */
record Restic() implements Program {
    @Override
    public String name() {
        return "restic";
    }

    @Override
    public String debianPackage() {
        return "restic";
    }

    @Override
    public Map<String, String> variables(Path memory) {
        return Map.of("RESTIC_PASSWORD", "benchmark", "RESTIC_CACHE_DIR", memory.toString());
    }

    @Override
    public List<String> make(Path store) {
        return List.of(name(), "--quiet", "--repo", store.toString(), "init");
    }

    @Override
    public List<String> save(Path store, int number) {
        return List.of(name(), "--quiet", "--repo", store.toString(), "backup", ".");
    }

    @Override
    public List<String> restore(Path store, int number) {
        return List.of(name(), "--quiet", "--repo", store.toString(), "restore", "latest", "--target", ".");
    }
}
