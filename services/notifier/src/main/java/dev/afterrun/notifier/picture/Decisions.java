package dev.afterrun.notifier.picture;

import dev.afterrun.contracts.event.UploadsTold;
import java.util.Optional;

/**
 * What storage has decided that the comment shows.
 *
 * @param number the pull request's
 * @param uploads whether it may bring package files; empty where nothing was decided about that
 * @param problem what is wrong with the repository's settings, in one line
 */
public record Decisions(int number, Optional<UploadsTold> uploads, Optional<String> problem) {}
