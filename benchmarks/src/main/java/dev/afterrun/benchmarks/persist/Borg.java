package dev.afterrun.benchmarks.persist;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** borg, unencrypted, with zstd. */
record Borg() implements Program {
    @Override
    public String name() {
        return "borg";
    }

    @Override
    public String debianPackage() {
        return "borgbackup";
    }

    @Override
    public Map<String, String> variables(Path memory) {
        return Map.of("BORG_BASE_DIR", memory.toString(), "BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK", "yes");
    }

    @Override
    public List<String> make(Path store) {
        return List.of(name(), "init", "--encryption=none", store.toString());
    }

    @Override
    public List<String> save(Path store, int number) {
        return List.of(name(), "create", "--compression=zstd", archive(store, number), ".");
    }

    @Override
    public List<String> restore(Path store, int number) {
        return List.of(name(), "extract", archive(store, number));
    }

    private static String archive(Path store, int number) {
        return store + "::save-" + number;
    }
}
