package dev.afterrun.storage.command;

import dev.afterrun.forge.People;
import dev.afterrun.http.identity.Action;
import dev.afterrun.storage.auditlog.RefusedAttempts;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Carries out commands of people who may write, as the forge says at this moment, and answers everybody else. */
@ApplicationScoped
class CarryOut {
    private final People people;
    private final SwitchUploads uploads;
    private final KeepFiles keepFiles;
    private final DropFiles dropFiles;
    private final InvalidateNamed invalidateNamed;
    private final TellStatus status;
    private final RefusedAttempts refusedAttempts;

    CarryOut(
            People people,
            SwitchUploads uploads,
            KeepFiles keepFiles,
            DropFiles dropFiles,
            InvalidateNamed invalidateNamed,
            TellStatus status,
            RefusedAttempts refusedAttempts) {
        this.people = people;
        this.uploads = uploads;
        this.keepFiles = keepFiles;
        this.dropFiles = dropFiles;
        this.invalidateNamed = invalidateNamed;
        this.status = status;
        this.refusedAttempts = refusedAttempts;
    }

    /** What became of each; done twice, it is the same. */
    List<Answer> what(Asked asked) throws IOException {
        var commands = Commands.of(CommandLines.of(asked.said()));
        var mayWrite = commands.stream().anyMatch(CarryOut::dependsOnWho)
                && people.mayWrite(asked.repository().name(), asked.person());
        var answers = new ArrayList<Answer>();
        for (var command : commands) {
            answers.add(answer(asked, command, mayWrite));
        }
        return List.copyOf(answers);
    }

    private Answer mayNot(Asked asked) {
        refusedAttempts.refused(asked.author(), Action.STEER.word());
        return Answer.mayNot(asked.by().login());
    }

    private static boolean dependsOnWho(Command command) {
        return switch (command) {
            case Command.Upload upload -> true;
            case Command.UploadOff off -> true;
            case Command.Keep keep -> true;
            case Command.Drop drop -> true;
            case Command.Invalidate invalidate -> true;
            case Command.Status ask -> true;
            case Command.Help help -> false;
            case Command.Unclear unclear -> false;
            case Command.TooMany tooMany -> false;
        };
    }

    private Answer answer(Asked asked, Command command, boolean mayWrite) throws IOException {
        return switch (command) {
            case Command.Upload upload when mayWrite -> uploads.on(asked, upload);
            case Command.UploadOff off when mayWrite -> uploads.off(asked);
            case Command.Keep(var time) when mayWrite -> keepFiles.keep(asked, time);
            case Command.Drop drop when mayWrite -> dropFiles.drop(asked);
            case Command.Invalidate invalidate when mayWrite -> invalidateNamed.sets(asked, invalidate);
            // Others may know, but what was deleted stays so for them.
            case Command.Status ask -> mayWrite ? status.of(asked).showingComment() : status.of(asked);
            case Command.Help help -> Answer.seen("Commands: " + Wording.commands());
            case Command.Unclear unclear -> Answer.unclear(Wording.of(unclear));
            case Command.TooMany tooMany ->
                Answer.unclear("A comment has up to " + CommandLines.MOST + " commands; none of these was done.");
            case Command.Upload upload -> mayNot(asked);
            case Command.UploadOff off -> mayNot(asked);
            case Command.Keep keep -> mayNot(asked);
            case Command.Drop drop -> mayNot(asked);
            case Command.Invalidate invalidate -> mayNot(asked);
        };
    }
}
