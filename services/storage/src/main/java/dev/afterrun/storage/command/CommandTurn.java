package dev.afterrun.storage.command;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.event.CommandAnswered;
import dev.afterrun.contracts.event.CommandAnswered.Reaction;
import dev.afterrun.contracts.event.StorageFact;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.outbox.Outbox;
import dev.afterrun.eventing.cloudevent.FactFamily;
import dev.afterrun.storage.catalog.Repositories;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The transactions around doing a command: none is open while the forge is asked. */
@ApplicationScoped
class CommandTurn {
    /** For so long an answer is owed that the forge refuses to let us give. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    /** Of several answers to one comment, the sign is that of the first of these. */
    private static final List<Reaction> GRAVEST_FIRST =
            List.of(Reaction.NOT_UNDERSTOOD, Reaction.REFUSED, Reaction.DONE, Reaction.SEEN);

    private final Repositories repositories;
    private final AskedCommands commands;
    private final Outbox outbox;
    private final DueWork dueWork;
    private final Clock clock;

    CommandTurn(Repositories repositories, AskedCommands commands, Outbox outbox, DueWork dueWork, Clock clock) {
        this.repositories = repositories;
        this.commands = commands;
        this.outbox = outbox;
        this.dueWork = dueWork;
        this.clock = clock;
    }

    /** What is to be done next. */
    @Transactional
    Optional<Asked> next(long repositoryId, int number) {
        return repositories.findByIdOptional(repositoryId).flatMap(repository -> commands.next(repository, number));
    }

    /** It is done, and what became of it is told; what waits behind it is due. */
    @Transactional
    void end(Asked asked, List<Answer> answers) {
        if (!commands.done(asked.seq())) {
            return;
        }
        var isExplained = commands.isExplained(asked);
        if (answers.stream().anyMatch(Answer::explains)) {
            commands.explained(asked);
        }
        tell(asked, isExplained ? answers.stream().map(Answer::unexplained).toList() : answers);
        dueWork.mark(DoCommands.KIND, DoCommands.key(asked.repository(), asked.number()), Duration.ZERO);
    }

    /** Lets go of what is too old to be owed an answer; false where it is not. */
    @Transactional
    boolean giveUp(Asked asked) {
        var isOld = asked.at().isBefore(clock.instant().minus(PATIENCE));
        if (isOld && commands.done(asked.seq())) {
            dueWork.mark(DoCommands.KIND, DoCommands.key(asked.repository(), asked.number()), Duration.ZERO);
        }
        return isOld;
    }

    private void tell(Asked asked, List<Answer> answers) {
        var repository = asked.repository();
        outbox.<StorageFact>add(
                Topics.STORAGE,
                repository.identity() + ":" + asked.number(),
                FactFamily.STORAGE,
                new CommandAnswered(
                        repository.identity(),
                        repository.name(),
                        asked.number(),
                        asked.comment(),
                        asked.by(),
                        gravest(answers),
                        text(answers),
                        answers.stream().anyMatch(Answer::showsComment),
                        clock.instant()));
    }

    private static Reaction gravest(List<Answer> answers) {
        return answers.stream()
                .map(Answer::reaction)
                .min(Comparator.comparingInt(GRAVEST_FIRST::indexOf))
                .orElse(Reaction.SEEN);
    }

    private static Optional<String> text(List<Answer> answers) {
        var text = answers.stream().flatMap(answer -> answer.text().stream()).collect(Collectors.joining("\n"));
        var isShort = text.codePointCount(0, text.length()) <= Limits.ANSWER_LENGTH;
        return Optional.of(
                        isShort ? text : text.substring(0, text.offsetByCodePoints(0, Limits.ANSWER_LENGTH - 1)) + "…")
                .filter(words -> !words.isEmpty());
    }
}
