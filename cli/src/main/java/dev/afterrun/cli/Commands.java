package dev.afterrun.cli;

import dev.afterrun.cli.auditlog.AuditLogCommand;
import dev.afterrun.cli.deadletters.DeadLettersCommand;
import dev.afterrun.cli.doctor.DoctorCommand;
import dev.afterrun.cli.githubapp.GitHubAppCommand;
import dev.afterrun.cli.has.HasCommand;
import dev.afterrun.cli.keep.KeepCommand;
import dev.afterrun.cli.link.LinkCommand;
import dev.afterrun.cli.login.LoginCommand;
import dev.afterrun.cli.login.LogoutCommand;
import dev.afterrun.cli.notify.NotifyCommand;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.persist.PersistCommand;
import dev.afterrun.cli.persisted.PersistedCommand;
import dev.afterrun.cli.point.PointCommand;
import dev.afterrun.cli.policy.PolicyCommand;
import dev.afterrun.cli.publish.PublishCommand;
import dev.afterrun.cli.publish.StartedCommand;
import dev.afterrun.cli.restore.RestoreCommand;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.storage.StorageCommand;
import dev.afterrun.cli.token.TokenCommand;
import dev.afterrun.cli.uploads.UploadsCommand;
import dev.afterrun.cli.verify.VerifyCommand;
import java.util.List;

/** The commands below {@code afterrun}. Each is made when it is asked for: picocli looks at every option of those that it is given. */
record Commands(Surroundings surroundings, Pause pause) {
    /** What they are called, in the order in which the help lists them. */
    static final List<String> NAMES = List.of(
            "started",
            "publish",
            "notify",
            "restore",
            "persist",
            "persisted",
            "point",
            "keep",
            "policy",
            "uploads",
            "has",
            "verify",
            "login",
            "logout",
            "token",
            "audit-log",
            "link",
            "dead-letters",
            "storage",
            "github-app",
            "doctor");

    /** All of them. */
    List<Object> all() {
        return NAMES.stream().map(this::named).toList();
    }

    /** The one of this name. */
    Object named(String name) {
        return switch (name) {
            case "started" -> new StartedCommand(surroundings, pause);
            case "publish" -> new PublishCommand(surroundings, pause);
            case "notify" -> new NotifyCommand(surroundings, pause);
            case "restore" -> new RestoreCommand(surroundings, pause);
            case "persist" -> new PersistCommand(surroundings, pause);
            case "persisted" -> PersistedCommand.commandLine(surroundings, pause);
            case "point" -> PointCommand.commandLine(surroundings, pause);
            case "keep" -> KeepCommand.commandLine(surroundings, pause);
            case "policy" -> PolicyCommand.commandLine(surroundings, pause);
            case "uploads" -> UploadsCommand.commandLine(surroundings, pause);
            case "has" -> new HasCommand(surroundings, pause);
            case "verify" -> VerifyCommand.commandLine(surroundings, pause);
            case "login" -> new LoginCommand(surroundings, pause);
            case "logout" -> new LogoutCommand(surroundings, pause);
            case "token" -> TokenCommand.commandLine(surroundings, pause);
            case "audit-log" -> new AuditLogCommand(surroundings, pause);
            case "link" -> new LinkCommand(surroundings, pause);
            case "dead-letters" -> DeadLettersCommand.commandLine(surroundings, pause);
            case "storage" -> StorageCommand.commandLine(surroundings, pause);
            case "github-app" -> GitHubAppCommand.commandLine(surroundings, pause);
            case "doctor" -> new DoctorCommand(surroundings, pause);
            default -> throw new IllegalArgumentException("there is no command '" + name + "'");
        };
    }
}
