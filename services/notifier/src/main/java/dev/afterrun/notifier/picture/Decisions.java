package dev.afterrun.notifier.picture;

import dev.afterrun.contracts.event.UploadsTold;
import java.util.Map;
import java.util.Optional;

/**
 * What storage has decided that the comment shows.
 *
 * @param number the pull request's
 * @param uploads whether it may bring package files; empty where nothing was decided about that
 * @param problem what is wrong with the repository's settings, in one line
 * @param quota that most of what the repository may store is used, in one line
 * @param templates parts of the comment that the repository words itself, each by the part's name
 */
public record Decisions(
        int number,
        Optional<UploadsTold> uploads,
        Optional<String> problem,
        Optional<String> quota,
        Map<String, String> templates) {
    public Decisions {
        templates = Map.copyOf(templates);
    }

    /** Without words of the repository's own, and with room for its files. */
    public Decisions(int number, Optional<UploadsTold> uploads, Optional<String> problem) {
        this(number, uploads, problem, Optional.empty(), Map.of());
    }
}
