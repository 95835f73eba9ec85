package dev.afterrun.contracts.retention;

import java.util.List;

/**
 * Asks what rules would do to runs, without doing it.
 *
 * @param file the text of an {@code afterrun.toml}
 * @param against the runs or files, each as it stands behind the repository in its address
 */
public record TryPolicy(String file, List<String> against) {
    /** Lists are never null, whatever the JSON left out. */
    public TryPolicy {
        against = against == null ? List.of() : List.copyOf(against);
    }
}
