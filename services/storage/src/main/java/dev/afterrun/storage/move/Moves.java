package dev.afterrun.storage.move;

import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.store.MoveRequest;
import dev.afterrun.contracts.store.MoveStatus;
import dev.afterrun.contracts.store.MoveStatus.State;
import dev.afterrun.contracts.store.MoveStep;
import dev.afterrun.storage.auditlog.ActedOn;
import dev.afterrun.storage.auditlog.AuditLog;
import dev.afterrun.storage.auditlog.Author;
import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.pass.Pass;
import dev.afterrun.storage.pass.Passes;
import dev.afterrun.storage.pass.Route;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/**
 * The moves of files between stores: passes that copy, and passes that drain. One at a time is under way; either can be
 * stopped, and begun again, at any moment.
 */
@ApplicationScoped
public class Moves {
    static final String PURPOSE = "move";

    private static final List<String> KINDS = List.of(CopyObjects.KIND, DrainObjects.KIND);

    private final Stores stores;
    private final Passes passes;
    private final MovedCopies copies;
    private final AuditLog auditLog;

    Moves(Stores stores, Passes passes, MovedCopies copies, AuditLog auditLog) {
        this.stores = stores;
        this.passes = passes;
        this.copies = copies;
        this.auditLog = auditLog;
    }

    /** Begins the step; the same one that is under way goes on, while another one is under way it is refused. */
    @Transactional
    public void begin(MoveRequest request, Author by) {
        check(request);
        var route = new Route(request.from(), request.to());
        var underWay = passes.newest(KINDS).filter(pass -> pass.finishedAt().isEmpty());
        if (underWay.isPresent()) {
            mustBeSame(underWay.get(), route, kind(request.step()));
            return;
        }
        var begun = switch (request.step()) {
            case COPY ->
                passes.begin(CopyObjects.KIND, Optional.of(route), List.of(route.from()), copies.toCopy(route));
            case DRAIN ->
                passes.begin(DrainObjects.KIND, Optional.of(route), List.of(route.to()), copies.toCompare(route));
        };
        if (!begun) {
            throw conflict("another move has just begun");
        }
        auditLog.done(
                by,
                Act.MOVE_BEGUN,
                ActedOn.ofInstallation("store " + route.from())
                        .with(request.step().word() + " to " + route.to()));
    }

    private void check(MoveRequest request) {
        mustBeConfigured(request.from());
        mustBeConfigured(request.to());
        if (request.from().equals(request.to())) {
            throw invalid("both stores are '" + request.from() + "'; name two");
        }
        if (request.step() == MoveStep.DRAIN && request.from().equals(stores.mainName())) {
            throw invalid("new files go to the store '" + request.from()
                    + "'; make the other one the main store before it is drained");
        }
    }

    private void mustBeConfigured(String store) {
        if (!stores.names().contains(store)) {
            throw invalid("no store '" + store + "' is configured; there is " + String.join(", ", stores.names()));
        }
    }

    private static void mustBeSame(Pass pass, Route route, String kind) {
        if (!pass.kind().equals(kind) || !pass.route().equals(Optional.of(route))) {
            var other = pass.route().orElseThrow();
            throw conflict("the step '" + step(pass).word() + "' from '" + other.from() + "' to '" + other.to()
                    + "' is under way; wait for it, or stop it");
        }
    }

    /** Leaves what was not dealt with where it is. */
    @Transactional
    public void stop(Author by) {
        if (passes.stop(KINDS)) {
            auditLog.done(by, Act.MOVE_STOPPED, ActedOn.ofInstallation("stores"));
        }
    }

    /** The step that was begun last. */
    @Transactional
    public Optional<MoveStatus> newest() {
        return passes.newest(KINDS).map(this::told);
    }

    private MoveStatus told(Pass pass) {
        var route = pass.route().orElseThrow();
        return new MoveStatus(
                pass.id(),
                step(pass),
                route.from(),
                route.to(),
                pass.finishedAt().isEmpty() ? State.UNDER_WAY : pass.isStopped() ? State.STOPPED : State.DONE,
                pass.startedAt(),
                pass.finishedAt(),
                pass.objects(),
                pass.copies(),
                pass.bytes(),
                pass.expected(),
                pass.damaged(),
                pass.unreadable(),
                // All rows of the store are counted for it, which nobody who waits should ask for every other second.
                pass.finishedAt().map(end -> copies.rest(route)));
    }

    private static String kind(MoveStep step) {
        return switch (step) {
            case COPY -> CopyObjects.KIND;
            case DRAIN -> DrainObjects.KIND;
        };
    }

    private static MoveStep step(Pass pass) {
        return pass.kind().equals(CopyObjects.KIND) ? MoveStep.COPY : MoveStep.DRAIN;
    }

    private static ProblemException invalid(String why) {
        return new ProblemException(ProblemType.INVALID.because(why));
    }

    private static ProblemException conflict(String why) {
        return new ProblemException(ProblemType.CONFLICT.because(why));
    }
}
