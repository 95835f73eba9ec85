package dev.afterrun.storage.command;

import dev.afterrun.contracts.event.UploadsTold;
import dev.afterrun.contracts.upload.Allowance;
import dev.afterrun.forge.Forge;
import dev.afterrun.storage.switching.Switched;
import dev.afterrun.storage.switching.UploadSwitch;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Switches uploads as asked for, and says what is to be run again for it. */
@ApplicationScoped
class SwitchUploads {
    private final UploadSwitch uploads;
    private final Forge forge;

    SwitchUploads(UploadSwitch uploads, Forge forge) {
        this.uploads = uploads;
        this.forge = forge;
    }

    Answer on(Asked asked, Allowance allowance) throws IOException {
        return switch (uploads.switchOn(asked.repository(), asked.number(), allowance, asked.by())) {
            case Switched.Done(var now) -> Answer.done(isOn(now) + rerun(asked));
            case Switched.Refused(var why) -> Answer.refused(why);
        };
    }

    Answer off(Asked asked) throws IOException {
        return switch (uploads.switchOff(asked.repository(), asked.number(), asked.by())) {
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

    /** Files that were left out are nowhere: only a job that runs again can bring them. */
    private String rerun(Asked asked) throws IOException {
        return forge.pullRequest(asked.repository().name(), asked.number())
                .map(present -> " Runs that have ended brought no package files: run CI of "
                        + present.head().abbreviated() + " again to have them.")
                .orElse("");
    }
}
