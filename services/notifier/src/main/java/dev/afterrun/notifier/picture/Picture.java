package dev.afterrun.notifier.picture;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.event.RunStored;
import java.net.URI;
import java.util.List;

/**
 * All that the comment on a pull request can show.
 *
 * @param head the pull request's present head
 * @param jobs those of the head that count: the failed ones first, then in the order in which CI started their runs
 * @param older the other commits, the newest first
 * @param answers what people were answered in words, the newest first
 * @param page the pull request's page
 */
public record Picture(
        Commit head, List<RunStored> jobs, List<OlderCommit> older, List<AnsweredCommand> answers, URI page) {}
