package dev.afterrun.notifier.comment;

import dev.afterrun.notifier.picture.PullRequestKey;
import java.io.IOException;

/** Somebody else has the turn: this writer was away for too long, and what it knows may be old. */
final class TurnLost extends IOException {
    TurnLost(PullRequestKey pullRequest) {
        super("another has the turn to comment on " + pullRequest);
    }
}
