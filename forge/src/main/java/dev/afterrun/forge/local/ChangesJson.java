package dev.afterrun.forge.local;

import java.util.List;

/** In which paths two commits differ, as the local forge's API shows it, and as it is told. */
public record ChangesJson(List<String> paths) {
    public ChangesJson {
        paths = List.copyOf(paths);
    }
}
