package dev.afterrun.storage.histories;

import static org.assertj.core.api.Assertions.fail;

import dev.afterrun.contracts.event.ExpiryDue;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.storage.histories.Judge.Seen;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Plays histories: the moves, each of which is judged; then all that waits is taken and done, at rest and after every grace
 * period; then everything is let end.
 */
@Alternative
@ApplicationScoped
class Player {
    private static final Logger LOG = Logger.getLogger(Player.class);

    /** Longer than a lease, and than what has failed rests. */
    private static final Duration UNTIL_ALL_IS_DUE = Duration.ofMinutes(31);

    /** Longer than what is tried again soon rests. */
    private static final Duration A_MOMENT = Duration.ofMinutes(5);

    /** Longer than a session, and than the grace period. */
    private static final Duration TWO_DAYS_AND_MORE = Duration.ofHours(52);

    /** Longer than any lifetime, but for those without an end. */
    private static final Duration LIFETIMES = Duration.ofDays(400);

    private static final int POINTERS = 2;

    private final Service service;
    private final Turns turns;
    private final Judge judge;
    private final Slate slate;
    private final MeterRegistry meters;

    Player(Service service, Turns turns, Judge judge, Slate slate, MeterRegistry meters) {
        this.service = service;
        this.turns = turns;
        this.judge = judge;
        this.slate = slate;
        this.meters = meters;
    }

    /** Plays all of these; fails with the simplest history that goes wrong. */
    void playAll(Seeds seeds) throws IOException {
        LOG.info(seeds);
        var begun = System.nanoTime();
        var failure = firstFailure(seeds);
        if (failure.isPresent()) {
            LOG.infof(
                    "the history of seed %d went wrong; looking for a simpler one",
                    failure.get().history().seed());
            fail(failure.get().simplest(this).toString());
        }
        LOG.infof("%s: all went well, in %d s", seeds, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
    }

    /** The first of them that goes wrong. */
    Optional<Failure> firstFailure(Seeds seeds) throws IOException {
        for (var seed : seeds.stream().toArray()) {
            var history = History.of(seed);
            var complaints = play(history);
            if (!complaints.isEmpty()) {
                return Optional.of(new Failure(history, complaints));
            }
        }
        return Optional.empty();
    }

    /** Everything that was wrong, in sentences; nothing where all held. */
    List<String> play(History history) throws IOException {
        slate.wipe();
        var world = new World(service, history.seed());
        var complaints = moves(history, world);
        if (complaints.isEmpty()) {
            var faults = faults();
            complaints.addAll(ending(world));
            complaints.addAll(failures(faults));
        }
        return complaints;
    }

    private List<String> moves(History history, World world) {
        var seen = judge.look(world.ends());
        for (var number = 0; number < history.moves().size(); number++) {
            var complaints = new ArrayList<String>();
            var move = history.moves().get(number);
            var faults = faults();
            turns.play(move, world).ifPresent(fault -> complaints.add(trace(fault)));
            // The end of a process in the middle of a commit looks like a fault to those who are not told.
            if (move.parts().stream().allMatch(part -> part.end() == 0)) {
                complaints.addAll(failures(faults));
            }
            var now = judge.look(world.ends());
            complaints.addAll(judge.complaints(seen, now));
            if (!complaints.isEmpty()) {
                return at("after move " + (number + 1), complaints);
            }
            seen = now;
        }
        return new ArrayList<>();
    }

    private List<String> ending(World world) throws IOException {
        var complaints = new ArrayList<>(at("at rest", atRest(world)));
        if (complaints.isEmpty()) {
            pass(TWO_DAYS_AND_MORE, world);
            passWhereAnyIsDueIn(A_MOMENT, world);
            complaints.addAll(at("after grace", judge.complaintsAfterGrace(world.unrecorded())));
        }
        if (complaints.isEmpty()) {
            letEverythingEnd(world);
            complaints.addAll(at("after the end", judge.complaintsAfterGrace(world.unrecorded())));
            judge.overdue(world.ends()).forEach(file -> complaints.add("after the end: " + file + " is still here"));
        }
        return complaints;
    }

    /** What is wrong once all that waits is taken and done. */
    List<String> atRest(World world) throws IOException {
        Map<String, Seen> seen = judge.look(world.ends());
        for (var waiting = world.waiting(0); waiting.isPresent(); waiting = world.waiting(0)) {
            world.deliver(waiting.get());
        }
        service.work();
        var complaints = judge.complaints(seen, judge.look(world.ends()));
        passWhereAnyIsDueIn(UNTIL_ALL_IS_DUE, world);
        passWhereAnyIsDueIn(A_MOMENT, world);
        complaints.addAll(judge.complaintsAtRest(world.promises()));
        return complaints;
    }

    private void letEverythingEnd(World world) {
        for (var pointer = 0; pointer < POINTERS; pointer++) {
            try {
                service.unpoint(world.job(0, 0), World.pointer(pointer));
            } catch (ProblemException never) {
                // There was none.
            }
        }
        service.maintainers().endAll(world.job(0, 0));
        world.ends().allMayBeFree();
        service.work();
        world.clockJumps(LIFETIMES);
        world.jobs().forEach(job -> service.expiryDue(new ExpiryDue(job.id(), Instant.EPOCH)));
        service.work();
        pass(TWO_DAYS_AND_MORE, world);
        passWhereAnyIsDueIn(A_MOMENT, world);
    }

    private void pass(Duration time, World world) {
        world.clockJumps(time);
        service.work();
    }

    /** What failed is tried again, and what somebody held who died; mostly there is nothing of the kind. */
    private void passWhereAnyIsDueIn(Duration time, World world) {
        if (service.isDueWithin(time)) {
            pass(time, world);
        }
    }

    private List<String> failures(double before) {
        return faults() > before ? List.of("a worker failed for a reason that does not pass") : List.of();
    }

    private double faults() {
        return meters.find("afterrun.due.work.faults").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static List<String> at(String when, List<String> complaints) {
        return new ArrayList<>(
                complaints.stream().map(complaint -> when + ": " + complaint).toList());
    }

    private static String trace(Throwable fault) {
        var text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
