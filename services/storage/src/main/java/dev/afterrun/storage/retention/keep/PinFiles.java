package dev.afterrun.storage.retention.keep;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.retention.pin.PinRows;
import dev.afterrun.storage.retention.pin.Pins;
import dev.afterrun.storage.retention.pin.StoredPin;
import dev.afterrun.storage.retention.pin.StoredPin.OfJob;
import dev.afterrun.storage.retention.subject.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/**
 * Sets pins and takes them away. The jobs that one concerns are held first, from whoever settles them or lets them go; then
 * the pins of the run, against a job that is just evaluated for the first time. So a file either has gone before, and that is
 * told, or it stays.
 */
@ApplicationScoped
class PinFiles {
    private final Pins pins;
    private final PinRows rows;
    private final FilesOf files;
    private final JobsOfPin jobs;

    PinFiles(Pins pins, PinRows rows, FilesOf files, JobsOfPin jobs) {
        this.pins = pins;
        this.rows = rows;
        this.files = files;
        this.jobs = jobs;
    }

    /** Holds what {@code subject} is; returns the pin's number and how many files it found. */
    @Transactional(TxType.MANDATORY)
    Set keep(Subject subject, PinRows.New pin) {
        var held = jobs.lock(subject.jobs());
        pins.holdStill(subject.repository(), subject.run());
        var count = files.toKeep(subject);
        var id = rows.put(subject.repository(), pin);
        checkRoom(subject.repository());
        jobs.evaluate(held);
        if (subject.path().isEmpty()) {
            jobs.catchUp(subject.repository(), subject.run(), held);
        }
        return new Set(id, count);
    }

    /** Holds no more what the pin held. */
    @Transactional(TxType.MANDATORY)
    void end(Repository repository, StoredPin pin) {
        var concerned = pin.job().map(OfJob::key).map(List::of).orElseGet(() -> jobs.ofRun(repository, pin.run()));
        var held = jobs.lock(concerned);
        pins.holdStill(repository, pin.run());
        rows.remove(repository, pin.pin().id());
        jobs.evaluate(held);
        if (pin.job().isEmpty()) {
            jobs.catchUp(repository, pin.run(), held);
        }
    }

    private void checkRoom(Repository repository) {
        var count = rows.forgetOver(repository);
        if (count > Limits.PINS) {
            throw new ProblemException(ProblemType.INVALID.because(
                    "the repository has as many pins as it may have; end one that nobody needs any more",
                    Limits.PINS,
                    count));
        }
    }

    /** A pin that was set. */
    record Set(long id, FilesOf.Count files) {}
}
