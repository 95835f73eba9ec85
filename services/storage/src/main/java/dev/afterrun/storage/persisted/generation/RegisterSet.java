package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.SaveSet;
import dev.afterrun.contracts.persisted.SetBlob;
import dev.afterrun.contracts.persisted.SetScope;
import dev.afterrun.contracts.problem.Problem.FieldError;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.blob.Tenant;
import dev.afterrun.storage.catalog.JobRefusals;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.Repository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Registers what a job has saved, in one transaction: the generation, what it needs and what it was made from. Nothing is waited for,
 * neither the job's end nor the verification.
 */
@ApplicationScoped
class RegisterSet {
    private final Jobs jobs;
    private final Generations generations;
    private final GenerationRows rows;
    private final SentBlobs sent;
    private final SetBlobs blobs;
    private final Origins origins;
    private final DueWork dueWork;
    private final PersistedSettings settings;
    private final Event<SetSaved> saved;

    RegisterSet(
            Jobs jobs,
            Generations generations,
            GenerationRows rows,
            SentBlobs sent,
            SetBlobs blobs,
            Origins origins,
            DueWork dueWork,
            PersistedSettings settings,
            Event<SetSaved> saved) {
        this.jobs = jobs;
        this.generations = generations;
        this.rows = rows;
        this.sent = sent;
        this.blobs = blobs;
        this.origins = origins;
        this.dueWork = dueWork;
        this.settings = settings;
        this.saved = saved;
    }

    /** The generation; the same one where the job has told of it before. */
    @Transactional
    Generation register(Repository repository, Teller saver, SetScope scope, SaveSet request) {
        var job = saver.job();
        var trust = saver.trust();
        // The rows of a name first, then copies, then what sets keep: nobody takes them in another order.
        rows.takeName(repository, request.name());
        var known = generations.of(repository, job.key(), trust, request.name(), request.key());
        if (known.isPresent()) {
            return same(known.get(), request);
        }
        jobs.find(job.key()).ifPresent(told -> JobRefusals.refuseOther(told, saver.commit(), trust));
        refuseUnknown(repository, request);
        var tenant = new Tenant(repository.id(), trust);
        var needed = sent.hold(tenant, request);
        var id = rows.add(new GenerationRows.New(repository, job, trust, scope, request, blobs.put(tenant, needed)));
        blobs.refer(id, tenant, needed.stream().map(SetBlob::sha256).toList());
        derive(id, repository, saver, scope, request);
        saved.fire(new SetSaved(id, job));
        dueWork.mark(ReviewSet.KIND, Long.toString(id), settings.undecided());
        // In one order, as whoever invalidates does.
        rows.older(id).stream()
                .sorted()
                .forEach(older -> dueWork.mark(ReviewSet.KIND, Long.toString(older), Duration.ZERO));
        return generations.find(repository, id).orElseThrow();
    }

    private void derive(long id, Repository repository, Teller saver, SetScope scope, SaveSet request) {
        var own = new Origins.Own(request.name(), scope, request.job().startedAt());
        origins.derive(id, repository, own, saver, request.restored());
    }

    private static Generation same(Generation known, SaveSet request) {
        if (!known.description().equals(request.description())) {
            throw new ProblemException(ProblemType.NAME_TAKEN.because("this job has saved other content under '"
                    + request.name() + "' already, as generation " + known.number()
                    + "; give the set, or the job, another name"));
        }
        return known;
    }

    private void refuseUnknown(Repository repository, SaveSet request) {
        var known = new HashSet<>(origins.known(repository, request.restored()));
        var errors = new ArrayList<FieldError>();
        for (var i = 0; i < request.restored().size(); i++) {
            if (!known.contains(request.restored().get(i))) {
                errors.add(new FieldError(
                        "/restored/" + i, request.restored().get(i) + " is no generation of this repository"));
            }
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID.because(errors.getFirst().detail(), List.copyOf(errors)));
        }
    }
}
