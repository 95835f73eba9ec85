package dev.afterrun.storage.upload;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Manifest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.upload.OpenUpload;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.DamagedBlobs;
import dev.afterrun.storage.blob.Holdings;
import dev.afterrun.storage.blob.NewCopy;
import dev.afterrun.storage.blob.ObjectInStore;
import dev.afterrun.storage.blob.Tenant;
import dev.afterrun.storage.catalog.JobRefusals;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.disposal.DeleteObject;
import dev.afterrun.storage.publishing.Names;
import dev.afterrun.storage.publishing.SettleJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The transactions of an upload session. None of them waits for the store. */
@ApplicationScoped
class SessionRecords {
    /** Reading a large file, with its turn to wait for and a replica or two that die meanwhile. */
    private static final Duration READING = Duration.ofHours(1);

    private final Repositories repositories;
    private final Jobs jobs;
    private final Sessions sessions;
    private final Copies copies;
    private final DamagedBlobs damagedBlobs;
    private final Holdings holdings;
    private final Names names;
    private final DueWork dueWork;
    private final UploadSettings settings;
    private final UploadedBytes bytes;

    SessionRecords(
            Repositories repositories,
            Jobs jobs,
            Sessions sessions,
            Copies copies,
            DamagedBlobs damagedBlobs,
            Holdings holdings,
            Names names,
            DueWork dueWork,
            UploadSettings settings,
            UploadedBytes bytes) {
        this.repositories = repositories;
        this.jobs = jobs;
        this.sessions = sessions;
        this.copies = copies;
        this.damagedBlobs = damagedBlobs;
        this.holdings = holdings;
        this.names = names;
        this.dueWork = dueWork;
        this.settings = settings;
        this.bytes = bytes;
    }

    /** Refuses what could not be published: another commit's job, an expired one, names that other content holds. */
    @Transactional
    void check(JobId job, TrustLevel trust, OpenUpload request, Manifest manifest) {
        jobs.find(job.key()).ifPresent(known -> {
            JobRefusals.refuseOther(known, request.commit(), trust);
            JobRefusals.refuseLate(known);
        });
        if (!request.newVersion()) {
            refuseTaken(repositories
                    .find(job.repository())
                    .map(repository -> names.taken(repository, request.commit(), trust, job, manifest.files()))
                    .orElse(List.of()));
        }
    }

    private static void refuseTaken(List<Names.Taken> taken) {
        if (!taken.isEmpty()) {
            throw new ProblemException(ProblemType.NAME_TAKEN.because(Names.sentence(taken), Names.errors(taken)));
        }
    }

    /** Records the session for {@code files} and their manifest, which is here. */
    @Transactional
    Opened open(Opening opening, Map<Digest, Long> files, NewCopy manifest) {
        var repository = repositories.known(opening.job().repository(), opening.name());
        var tenant = new Tenant(repository.id(), opening.trust());
        var wanted = holdings.of(tenant, files.keySet());
        wanted.add(manifest.sha256());
        var live = Set.copyOf(copies.hold(wanted));
        forget(copies.mainStore(), copies.add(List.of(manifest), live));
        var announced = new HashMap<>(files);
        announced.put(manifest.sha256(), manifest.place().length());
        var here = new HashSet<>(live);
        here.add(manifest.sha256());
        var end = sessions.open(
                new Session(opening.id(), tenant, opening.job().key()),
                opening.job().repository() + ":" + opening.commit(),
                settings.sessionLifetime(),
                READING,
                announced,
                here);
        dueWork.mark(SweepSession.KIND, opening.id().toString(), settings.sessionLifetime());
        var missing = files.keySet().stream()
                .filter(blob -> !here.contains(blob))
                .sorted()
                .toList();
        bytes.opened(sum(files, files.keySet()), sum(files, missing));
        return new Opened(end, missing);
    }

    private static long sum(Map<Digest, Long> sizes, Collection<Digest> blobs) {
        return blobs.stream().mapToLong(blob -> sizes.getOrDefault(blob, 0L)).sum();
    }

    /** As {@link #arrived(Session, String, List)}, in the main store. */
    @Transactional
    boolean arrived(Session session, List<NewCopy> written) {
        return arrived(session, copies.mainStore(), written);
    }

    /**
     * These bytes have arrived in that store and are what they were announced to be; false where the session has ended
     * meanwhile.
     */
    @Transactional
    boolean arrived(Session session, String store, List<NewCopy> written) {
        var recorded = jobs.isRecorded(session.job());
        if (!sessions.hold(session)) {
            forget(store, written);
            return false;
        }
        forget(store, copies.add(store, written));
        var here = written.stream().map(NewCopy::sha256).toList();
        damagedBlobs.replaced(here).forEach(this::delete);
        sessions.verified(session, here);
        bytes.arrived(written.stream().mapToLong(copy -> copy.place().length()).sum());
        if (recorded) {
            // Its event came before these bytes.
            dueWork.mark(SettleJob.KIND, session.job().value(), Duration.ZERO);
        }
        return true;
    }

    /** This blob's bytes are in the store and are to be read; the session lives for as long as that may take, if it may. */
    @Transactional
    void toBeRead(SessionBlob blob) {
        if (!sessions.prolong(blob.session(), READING)) {
            throw SessionEnded.problem();
        }
        dueWork.mark(VerifyUpload.KIND, VerifyUpload.key(blob), Duration.ZERO);
    }

    /** The blob's bytes were read, and are others. */
    @Transactional
    void wereOthers(SessionBlob blob) {
        sessions.wronglySent(blob);
    }

    /** Bytes that serve nobody: the object that they came in is deleted, unless others of a pack need it. */
    private void forget(String store, List<NewCopy> unneeded) {
        unneeded.stream()
                .map(copy -> new ObjectInStore(store, copy.place().key()))
                .distinct()
                .forEach(this::delete);
    }

    private void delete(ObjectInStore object) {
        dueWork.mark(DeleteObject.KIND, DeleteObject.key(object), Duration.ZERO);
    }

    /** A session's end, and what its tenant does not have, in order. */
    record Opened(Instant end, List<Digest> missing) {}

    /** What a session is opened for. */
    record Opening(UUID id, RepositoryName name, JobId job, Commit commit, TrustLevel trust) {}
}
