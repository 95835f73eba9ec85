package dev.afterrun.contracts.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Why a run's files, or one file, are here, and what will end them.
 *
 * @param of what was asked about, in words
 * @param files those that are here, by job and rule
 * @param more how many of such groups are left out
 * @param gone those that have gone
 * @param holds what holds them beyond what the rules say
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Explanation(String of, List<FilesUnderRule> files, int more, List<FilesGone> gone, List<Hold> holds) {
    /** Lists are never null, whatever the JSON left out. */
    public Explanation {
        files = files == null ? List.of() : List.copyOf(files);
        gone = gone == null ? List.of() : List.copyOf(gone);
        holds = holds == null ? List.of() : List.copyOf(holds);
    }
}
