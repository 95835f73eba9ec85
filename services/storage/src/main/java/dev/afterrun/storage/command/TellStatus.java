package dev.afterrun.storage.command;

import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.settings.UploadMode;
import jakarta.enterprise.context.ApplicationScoped;

/** Says in a few words what there is of a pull request. */
@ApplicationScoped
class TellStatus {
    private final FilesOfPullRequest files;
    private final SwitchUploads uploads;

    TellStatus(FilesOfPullRequest files, SwitchUploads uploads) {
        this.files = files;
        this.uploads = uploads;
    }

    Answer of(Asked asked) {
        var sum = files.sum(asked.repository(), asked.number());
        var end = sum.firstEnd()
                .map(time -> "; the first go on " + Wording.time(time))
                .orElse(sum.files() == 0 ? "" : "; none of them goes by itself");
        return Answer.seen(Wording.counted(sum.runs(), "run") + ", " + Wording.counted(sum.files(), "file") + " ("
                + new ByteSize(sum.bytes()) + ")" + end + "." + ofUploads(asked));
    }

    /** Where nothing is switched, nothing is said of it. */
    private String ofUploads(Asked asked) {
        var now = uploads.now(asked);
        return now.mode() == UploadMode.ON_REQUEST ? " " + SwitchUploads.inWords(now) : "";
    }
}
