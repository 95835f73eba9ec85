package dev.afterrun.notifier.comment;

import dev.afterrun.contracts.event.RunStored;
import java.util.List;
import java.util.Optional;

/**
 * What the comment on a pull request should say.
 *
 * @param jobs those that it tells of, or would
 * @param body empty where there is to be none
 */
record Wish(List<RunStored> jobs, Optional<String> body) {
    Wish {
        jobs = List.copyOf(jobs);
    }
}
