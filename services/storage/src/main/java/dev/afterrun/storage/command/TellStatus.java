package dev.afterrun.storage.command;

import dev.afterrun.contracts.ByteSize;
import jakarta.enterprise.context.ApplicationScoped;

/** Says in a few words what there is of a pull request. */
@ApplicationScoped
class TellStatus {
    private final FilesOfPullRequest files;

    TellStatus(FilesOfPullRequest files) {
        this.files = files;
    }

    Answer of(Asked asked) {
        var sum = files.sum(asked.repository(), asked.number());
        var end = sum.firstEnd()
                .map(time -> "; the first go on " + Wording.time(time))
                .orElse(sum.files() == 0 ? "" : "; none of them goes by itself");
        return Answer.seen(Wording.counted(sum.runs(), "run") + ", " + Wording.counted(sum.files(), "file") + " ("
                + new ByteSize(sum.bytes()) + ")" + end + ".");
    }
}
