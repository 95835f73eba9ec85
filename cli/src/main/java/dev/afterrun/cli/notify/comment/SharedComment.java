package dev.afterrun.cli.notify.comment;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.notify.forge.ForgeCalls;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.Comment;
import dev.afterrun.forge.Forge;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Brings a job's section into the one comment of a pull request. The forge has no lock, and whoever writes last wins; so each
 * writer joins what it read with what it knows, writes, waits, and looks whether all of that is still there. Who wrote a
 * section, its own or another's, answers for it until it has seen it stay.
 *
 * <pre>
 * read ──▶ all there, and written before? ──yes──▶ delete duplicates, done
 *  ▲                    │ no
 *  └── wait ◀── write what was read and what is known
 * </pre>
 */
public final class SharedComment {
    /** Writers that met so often are too many for one comment. */
    static final int ROUNDS = 25;

    private static final String READING = "reading the pull request's comments";
    private static final String WRITING = "writing the comment";

    private final Forge forge;
    private final ForgeCalls calls;
    private final RepositoryName repository;
    private final int number;
    private final Settling settling;
    private final InstantSource clock;

    /** The comment of pull request {@code number}. */
    public SharedComment(
            Forge forge, ForgeCalls calls, RepositoryName repository, int number, Pause pause, InstantSource clock) {
        this(
                forge,
                calls,
                repository,
                number,
                new Settling(pause, () -> ThreadLocalRandom.current().nextDouble()),
                clock);
    }

    SharedComment(
            Forge forge,
            ForgeCalls calls,
            RepositoryName repository,
            int number,
            Settling settling,
            InstantSource clock) {
        this.forge = forge;
        this.calls = calls;
        this.repository = repository;
        this.number = number;
        this.settling = settling;
        this.clock = clock;
    }

    /** Returns when the section is there to stay, or when {@code commit} is no more what the comment speaks of. */
    public Written put(Section section, Commit commit) {
        var succession = new Succession(forge, calls, repository, number, commit);
        var known = Results.of(commit, List.of(section));
        var tried = false;
        var tries = calls.retry().tries();
        for (var round = 1; round <= ROUNDS; round++) {
            var began = clock.instant();
            var shown = new Shown(calls.ask(READING, () -> forge.comments(repository, number, Marks.COMMENT)));
            var others = shown.commits().stream()
                    .filter(other -> !succession.isSettled(other))
                    .toList();
            var newer = others.stream()
                    .filter(other -> !succession.comesAfter(other))
                    .findFirst();
            if (newer.isPresent()) {
                return new Written.Overtaken(newer.get());
            }
            if (!others.isEmpty()) {
                // Asking took its time: what was read is too old to be written over.
                continue;
            }
            known = shown.results().reduce(known, Results::join);
            var body = CommentWriter.write(known);
            if (tried && shown.tells(CommentReader.read(body).orElse(known))) {
                return new Written.Told(heal(shown));
            }
            tried = true;
            try {
                write(shown, body);
                tries.moved();
            } catch (IOException e) {
                // It may have been written all the same. What was read is old by now, so it is read again.
                calls.goOnAfter(tries, WRITING, e);
            }
            settling.after(round, Duration.between(began, clock.instant()));
        }
        throw contended();
    }

    private void write(Shown shown, String body) throws IOException {
        var first = shown.first();
        calls.once(
                WRITING,
                () -> first.isPresent()
                        ? forge.editComment(repository, first.get().id(), body)
                        : Optional.of(forge.createComment(repository, number, body)));
    }

    /** The comment that stays; all that the others said is in it. */
    private Comment heal(Shown shown) {
        for (var duplicate : shown.duplicates()) {
            calls.ask("deleting a second comment", () -> {
                forge.deleteComment(repository, duplicate.id());
                return duplicate;
            });
        }
        return shown.first().orElseThrow();
    }

    private Failure contended() {
        return new Failure(
                ExitCode.UNREACHABLE,
                WRITING,
                "too many jobs write it at once: after " + ROUNDS + " rounds ours is still not there to stay",
                "let fewer jobs report, or use a server");
    }
}
