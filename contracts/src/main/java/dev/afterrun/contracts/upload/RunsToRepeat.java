package dev.afterrun.contracts.upload;

import java.util.List;

/**
 * The answer of {@code GET} and {@code POST /v1/repositories/OWNER/NAME/pull-requests/N/uploads/reruns}.
 *
 * @param runs those of the present head of which package files were left out, the newest first
 */
public record RunsToRepeat(List<RunToRepeat> runs) {
    public RunsToRepeat {
        runs = List.copyOf(runs);
    }
}
