package dev.afterrun.storage.switching;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.event.UploadsTold;
import dev.afterrun.contracts.settings.SwitchEnd;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.auditlog.ActedOn;
import dev.afterrun.storage.auditlog.AuditLog;
import dev.afterrun.storage.catalog.Repository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;

/** The transactions of switches: each holds one row, and first ends what has had its time. None waits for the forge. */
@ApplicationScoped
class Switching {
    private final Switches switches;
    private final TellPullRequest tellPullRequest;
    private final DueWork dueWork;
    private final AuditLog auditLog;

    Switching(Switches switches, TellPullRequest tellPullRequest, DueWork dueWork, AuditLog auditLog) {
        this.switches = switches;
        this.tellPullRequest = tellPullRequest;
        this.dueWork = dueWork;
        this.auditLog = auditLog;
    }

    @Transactional
    UploadsTold on(Repository repository, int number, Duration time, Optional<Integer> runs, Asker by, Commit head) {
        switches.lock(repository, number);
        switches.on(repository, number, time, runs, by.actor(), head);
        auditLog.done(
                by.author(), Act.UPLOADS_SWITCHED_ON, on(repository, number).with(term(time, runs)));
        dueWork.mark(ReviewSwitch.KIND, ReviewSwitch.key(repository, number), time);
        return tellPullRequest.tell(repository, number);
    }

    /** Ends it, whichever switching it is. */
    @Transactional
    UploadsTold off(Repository repository, int number, Asker by) {
        var before = current(repository, number);
        switches.off(repository, number, SwitchEnd.SWITCHED_OFF);
        if (before.on()) {
            auditLog.done(by.author(), Act.UPLOADS_SWITCHED_OFF, on(repository, number));
        }
        return tellPullRequest.tell(repository, number);
    }

    /** Ends this switching; a later one goes on. */
    @Transactional
    void end(Repository repository, int number, long serial, SwitchEnd why) {
        if (current(repository, number).serial() == serial) {
            switches.off(repository, number, why);
            tellPullRequest.tell(repository, number);
        }
    }

    /** The switch where it is on. */
    @Transactional
    Optional<SwitchState> whereOn(Repository repository, int number) {
        return switches.find(repository, number)
                .filter(SwitchState::on)
                .map(state -> current(repository, number))
                .filter(SwitchState::on);
    }

    /** How it is, and that is told where nobody has heard of it yet. */
    @Transactional
    UploadsTold now(Repository repository, int number) {
        current(repository, number);
        return tellPullRequest.tell(repository, number);
    }

    /** This switching is good for the commit; where that is the present head, pushes are compared with it from now on. */
    @Transactional
    void goodFor(Repository repository, int number, long serial, Commit commit, Place place) {
        var state = current(repository, number);
        if (state.on() && state.serial() == serial) {
            switches.addCommit(repository, number, commit);
            if (place == Place.HEAD) {
                switches.seen(repository, number, commit);
            }
        }
    }

    @Transactional
    boolean isGoodFor(Repository repository, int number, Commit commit) {
        return switches.isGoodFor(repository, number, commit);
    }

    /** Whether a run of the commit may bring package files; where it may, it counts from now on. */
    @Transactional
    Admittance admit(Repository repository, int number, Run run, Commit commit) {
        var state = current(repository, number);
        var isCounted = switches.has(repository, number, run);
        if (!state.on() && !(isCounted && state.lastsForItsRuns())) {
            return new Admittance.Off(state);
        }
        if (!switches.isGoodFor(repository, number, commit)) {
            return new Admittance.Unseen(state.serial(), state.seen().orElseThrow());
        }
        if (!isCounted) {
            switches.add(repository, number, run);
            if (state.maxRuns().filter(most -> state.runs() + 1 >= most).isPresent()) {
                switches.off(repository, number, SwitchEnd.RUNS);
            }
            tellPullRequest.tell(repository, number);
        }
        return new Admittance.Through();
    }

    private static ActedOn on(Repository repository, int number) {
        return ActedOn.of(repository, "pull request " + number);
    }

    private static String term(Duration time, Optional<Integer> runs) {
        return "for " + time + runs.map(most -> ", " + most + " runs").orElse("");
    }

    private SwitchState current(Repository repository, int number) {
        var state = switches.lock(repository, number);
        if (!state.on() || !state.isOver()) {
            return state;
        }
        switches.off(repository, number, SwitchEnd.TIME);
        tellPullRequest.tell(repository, number);
        return switches.find(repository, number).orElseThrow();
    }

    /** Where a commit is in the pull request. */
    enum Place {
        HEAD,
        ELSEWHERE
    }
}
