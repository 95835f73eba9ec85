package dev.afterrun.storage.command;

import dev.afterrun.contracts.event.UploadsTold;
import dev.afterrun.storage.switching.Switched;
import dev.afterrun.storage.switching.UploadSwitch;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Switches uploads as asked for, and says what is to be run again for it. */
@ApplicationScoped
class SwitchUploads {
    private final UploadSwitch uploads;
    private final RunOnceMore runOnceMore;

    SwitchUploads(UploadSwitch uploads, RunOnceMore runOnceMore) {
        this.uploads = uploads;
        this.runOnceMore = runOnceMore;
    }

    Answer on(Asked asked, Command.Upload upload) throws IOException {
        return switch (uploads.switchOn(asked.repository(), asked.number(), upload.allowance(), asked.asker())) {
            case Switched.Done(var now) -> Answer.done(isOn(now) + " " + again(asked, upload));
            case Switched.Refused(var why) -> Answer.refused(why);
        };
    }

    Answer off(Asked asked) throws IOException {
        return switch (uploads.switchOff(asked.repository(), asked.number(), asked.asker())) {
            case Switched.Done(var now) -> Answer.done(inWords(now));
            case Switched.Refused(var why) -> Answer.refused(why);
        };
    }

    UploadsTold now(Asked asked) {
        return uploads.status(asked.repository(), asked.number());
    }

    static String inWords(UploadsTold now) {
        return now.on() ? isOn(now) : "Uploads are off.";
    }

    private static String isOn(UploadsTold now) {
        return "Uploads are on"
                + now.until().map(time -> " until " + Wording.time(time)).orElse("")
                + now.runsLeft()
                        .map(runs -> ", for " + Wording.counted(runs, "more run"))
                        .orElse("")
                + ".";
    }

    private String again(Asked asked, Command.Upload upload) throws IOException {
        return upload.rerun() ? runOnceMore.started(asked) : runOnceMore.needed(asked);
    }
}
