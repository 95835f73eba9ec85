package dev.afterrun.benchmarks.persist;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** casync without its cache: what version 2 saves with that, it does not bring back ("Bad message"). */
record Casync() implements Program {
    @Override
    public String name() {
        return "casync";
    }

    @Override
    public String debianPackage() {
        return "casync";
    }

    @Override
    public Map<String, String> variables(Path memory) {
        return Map.of();
    }

    @Override
    public List<String> make(Path store) {
        return List.of();
    }

    @Override
    public List<String> save(Path store, int number) {
        return List.of(name(), "make", "--without=privileged", "--store=" + store, index(store, number), ".");
    }

    @Override
    public List<String> restore(Path store, int number) {
        return List.of(name(), "extract", "--without=privileged", "--store=" + store, index(store, number), ".");
    }

    private static String index(Path store, int number) {
        return store.resolve("save-" + number + ".caidx").toString();
    }
}
