package dev.afterrun.storage.command;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.event.Actor;
import dev.afterrun.contracts.event.CommentChanged;
import dev.afterrun.contracts.event.LabelChanged;
import dev.afterrun.duework.DueWork;
import dev.afterrun.eventing.Event;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Takes note of what somebody asks for, once; a worker does it, since the forge is to be asked whether they may. Comments of bots are
 * no commands. Ours are none either: they begin with a marker.
 */
@ApplicationScoped
public class TakeNoteOfCommand {
    /** How GitHub ends the login of every App, and of no person. */
    private static final String BOT = "[bot]";

    private final Repositories repositories;
    private final AskedCommands commands;
    private final DueWork dueWork;
    private final CommandSettings settings;
    private final Clock clock;

    TakeNoteOfCommand(
            Repositories repositories, AskedCommands commands, DueWork dueWork, CommandSettings settings, Clock clock) {
        this.repositories = repositories;
        this.commands = commands;
        this.dueWork = dueWork;
        this.settings = settings;
        this.clock = clock;
    }

    /** A new comment may begin with commands; an edited one never does. A repository without runs is nobody's here. */
    @Transactional
    public void commentChanged(CommentChanged changed) {
        if (changed.change() != CommentChanged.Change.CREATED || isBot(changed.by())) {
            return;
        }
        var lines = CommandLines.of(changed.body());
        if (!lines.isEmpty()) {
            take(
                    changed.repository(),
                    changed.name(),
                    Asking.byComment(
                            changed.number(),
                            changed.comment(),
                            changed.by(),
                            CommandLines.joined(lines),
                            changed.updatedAt()));
        }
    }

    /** The label that asks for uploads was set or taken away. */
    @Transactional
    public void labelChanged(Event<LabelChanged> event) {
        var changed = event.fact();
        if (changed.label().equalsIgnoreCase(settings.label())) {
            take(
                    changed.repository(),
                    changed.name(),
                    Asking.byLabel(
                            changed.number(),
                            event.id(),
                            changed.by(),
                            command(changed.change()),
                            changed.updatedAt()));
        }
    }

    private static String command(LabelChanged.Change change) {
        return CommandLines.WORD
                + switch (change) {
                    case ADDED -> " upload";
                    case REMOVED -> " upload off";
                };
    }

    private static boolean isBot(Actor actor) {
        return actor.login().endsWith(BOT);
    }

    private void take(RepositoryId identity, RepositoryName name, Asking asking) {
        if (asking.toldAt().isBefore(oldest())) {
            // Whether it was done is no longer known.
            return;
        }
        repositories.knownAs(identity, name).forEach(repository -> take(repository, asking));
    }

    private Instant oldest() {
        return clock.instant().minus(settings.memory());
    }

    private void take(Repository repository, Asking asking) {
        var overtaken = asking.comment().isEmpty() && commands.isOvertaken(repository, asking);
        commands.take(repository, asking).ifPresent(seq -> {
            if (overtaken || isTooMuch(repository, asking)) {
                commands.done(seq);
            } else {
                dueWork.mark(DoCommands.KIND, DoCommands.key(repository, asking.number()), Duration.ZERO);
            }
        });
    }

    private boolean isTooMuch(Repository repository, Asking asking) {
        return commands.latelyOf(repository, asking.number(), asking.by()) > settings.perPerson()
                || commands.lately(repository, asking.number()) > settings.perPullRequest();
    }
}
