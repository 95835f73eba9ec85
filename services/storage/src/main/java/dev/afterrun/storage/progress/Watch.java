package dev.afterrun.storage.progress;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.event.SealChanged.Seal;
import dev.afterrun.forge.Check;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.catalog.StartedRuns;
import dev.afterrun.storage.catalog.UnderwayJobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The transactions around asking the forge what runs for a commit: none is open while it answers. */
@ApplicationScoped
class Watch {
    /** What other replicas have not committed yet is seen then at the latest. */
    private static final Duration NEXT_LOOK = Duration.ofMinutes(10);

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration FIRST_QUESTION_AGAIN = Duration.ofSeconds(30);
    private static final int DOUBLINGS = 4;

    private final Repositories repositories;
    private final UnderwayJobs underway;
    private final EndedJobs ended;
    private final StartedRuns runs;
    private final Seals seals;
    private final TellUnderway tell;
    private final SealingSettings settings;
    private final Clock clock;

    Watch(
            Repositories repositories,
            UnderwayJobs underway,
            EndedJobs ended,
            StartedRuns runs,
            Seals seals,
            TellUnderway tell,
            SealingSettings settings,
            Clock clock) {
        this.repositories = repositories;
        this.underway = underway;
        this.ended = ended;
        this.runs = runs;
        this.seals = seals;
        this.tell = tell;
        this.settings = settings;
        this.clock = clock;
    }

    /** Calls the roll, tells what has changed, and says whether the forge is to be asked. */
    @Transactional
    NextStep look(long repositoryId, Commit commit) {
        return repositories
                .findByIdOptional(repositoryId)
                .flatMap(repository ->
                        lock(repository, commit).map(seal -> look(repository, commit, seal, clock.instant())))
                .orElseGet(NextStep.Nothing::new);
    }

    /** Takes over what the forge shows, and seals the commit where all are in. */
    @Transactional
    NextStep answered(long repositoryId, Commit commit, List<Check> checks) {
        var repository = repositories.findById(repositoryId);
        return lock(repository, commit)
                .map(seal -> answered(repository, commit, seal, checks, clock.instant()))
                .orElseGet(NextStep.Nothing::new);
    }

    /** A beginning has rows of jobs when it comes to the seal; this has the seal when it comes to the jobs. */
    private Optional<CommitSeal> lock(Repository repository, Commit commit) {
        underway.keepBeginningsOut(repository, commit);
        return seals.lock(repository, commit);
    }

    private NextStep look(Repository repository, Commit commit, CommitSeal seal, Instant now) {
        var roll = roll(repository, commit, now);
        if (roll.isOpen(now)) {
            open(repository, commit, seal, now);
            return seal.worthAsking() ? new NextStep.Ask(repository.name()) : lookAgain(roll, now);
        }
        // One that timed out may still be completed by a job that comes after all.
        if (seal.seal() == Seal.COMPLETE && !seal.worthAsking()) {
            return new NextStep.Nothing();
        }
        var lastNews = roll.lastEnd().filter(seal.heardAt()::isBefore).orElse(seal.heardAt());
        if (!now.isBefore(lastNews.plus(settings.patience()))) {
            return close(repository, commit, seal, Seal.TIMED_OUT, now);
        }
        return seal.mayBeAsked(now)
                ? new NextStep.Ask(repository.name())
                : new NextStep.LookAgain(
                        Duration.between(now, seal.nextQuestionAt().orElse(now)).plus(SOON),
                        "the forge was asked just now");
    }

    private NextStep answered(Repository repository, Commit commit, CommitSeal seal, List<Check> checks, Instant now) {
        var runsMore = checks.stream().anyMatch(Check::isRunning);
        var roll = roll(repository, commit, now);
        if (roll.isOpen(now)) {
            seals.questioned(repository, commit, 0, Optional.empty());
            open(repository, commit, seal, now);
            return !runsMore && !checks.isEmpty() ? hurry(repository, commit, roll, now) : lookAgain(roll, now);
        }
        if (runsMore) {
            var pause = FIRST_QUESTION_AGAIN.multipliedBy(1L << Math.min(seal.questions(), DOUBLINGS));
            seals.questioned(repository, commit, seal.questions() + 1, Optional.of(now.plus(pause)));
            open(repository, commit, seal, now);
            return new NextStep.LookAgain(pause.plus(SOON), "the forge runs more for this commit");
        }
        return close(repository, commit, seal, roll.hasMissing(now) ? Seal.TIMED_OUT : Seal.COMPLETE, now);
    }

    /** The forge runs nothing more: its own jobs that are still awaited have the time that an event may be under way. */
    private NextStep hurry(Repository repository, Commit commit, RollCall roll, Instant now) {
        var itsOwn = roll.awaited().stream()
                .filter(job -> job.job().runsOnTheForge())
                .toList();
        underway.missedBy(itsOwn, now.plus(settings.grace()));
        return lookAgain(call(repository, commit), now);
    }

    /** Who is in; those of whom nothing was heard for too long are missing from now on, and what has changed is told. */
    private RollCall roll(Repository repository, Commit commit, Instant now) {
        var roll = call(repository, commit);
        var overdue = roll.awaited().stream()
                .filter(job -> !now.isBefore(job.missingBy()))
                .toList();
        if (!overdue.isEmpty()) {
            underway.missed(overdue);
            roll = call(repository, commit);
        }
        tell.tell(repository, commit, roll.underway());
        return roll;
    }

    private RollCall call(Repository repository, Commit commit) {
        return new RollCall(
                underway.lock(repository, commit), ended.of(repository, commit), runs.of(repository, commit));
    }

    private void open(Repository repository, Commit commit, CommitSeal seal, Instant now) {
        if (!seal.isOpen() || seal.revision() == 0) {
            seals.change(repository, commit, Seal.OPEN, now);
        }
    }

    private NextStep close(Repository repository, Commit commit, CommitSeal seal, Seal as, Instant now) {
        seals.questioned(repository, commit, 0, Optional.empty());
        if (seal.seal() != as || seal.revision() == 0) {
            seals.change(repository, commit, as, now);
        }
        return new NextStep.Nothing();
    }

    private static NextStep lookAgain(RollCall roll, Instant now) {
        var left = roll.nextMissing().map(time -> Duration.between(now, time)).orElse(NEXT_LOOK);
        var after = left.compareTo(NEXT_LOOK) < 0 ? left : NEXT_LOOK;
        return new NextStep.LookAgain(after.plus(SOON), "jobs are awaited");
    }
}
