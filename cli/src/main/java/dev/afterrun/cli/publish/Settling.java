package dev.afterrun.cli.publish;

import dev.afterrun.cli.console.Figures;
import dev.afterrun.cli.console.Progress;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.server.Answer;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Json;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.server.Refusal;
import dev.afterrun.cli.server.Server;
import dev.afterrun.contracts.job.JobStatus;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Waits until storage has recorded the job and awaits no file of it any more. */
final class Settling {
    private static final String WHAT = "waiting for the run to be stored";
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final int GONE = 404;

    private final Server server;
    private final Pause pause;
    private final Progress progress;

    Settling(Server server, Pause pause, Progress progress) {
        this.server = server;
        this.pause = pause;
        this.progress = progress;
    }

    /** The settled job; {@code status} is where it is asked for, {@code limit} how long. */
    JobStatus await(URI status, Duration limit) {
        for (var waited = Duration.ZERO; ; ) {
            var answer = server.http().send(Call.of(WHAT, status, Call.SHORT));
            var job = read(answer);
            if (job.filter(JobStatus::settled).isPresent()) {
                progress.clear();
                return job.get();
            }
            if (waited.compareTo(limit) >= 0) {
                throw late(limit, job);
            }
            progress.waiting(sentence(job) + ", " + waited.toSeconds() + " s");
            waited = waited.plus(rest(answer.retryAfter().orElse(PACE)));
        }
    }

    private static Optional<JobStatus> read(Answer answer) {
        if (answer.status() == GONE) {
            return Optional.empty();
        }
        if (!answer.isDone()) {
            throw Refusal.of(WHAT, answer);
        }
        try {
            return Optional.of(Json.read(answer.body(), JobStatus.class));
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.UNREACHABLE,
                    WHAT,
                    "the answer cannot be read",
                    "take the command line of the server's own version, from its /cli/");
        }
    }

    private Duration rest(Duration asked) {
        // Retry-After: 0 is no leave to ask without end.
        var time = asked.compareTo(PACE) < 0 ? PACE : asked;
        try {
            pause.last(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.UNREACHABLE, WHAT, "it was interrupted", "look at the run's page");
        }
        return time;
    }

    private static String sentence(Optional<JobStatus> job) {
        return "waiting: "
                + job.map(status -> Figures.count(status.counts().awaiting(), "file") + " awaited")
                        .orElse("the event is on its way");
    }

    private static Failure late(Duration limit, Optional<JobStatus> job) {
        return new Failure(
                ExitCode.UNREACHABLE,
                WHAT,
                "after " + Figures.of(limit) + " still " + sentence(job),
                "nothing is lost, look at the run's page; --timeout waits longer");
    }
}
