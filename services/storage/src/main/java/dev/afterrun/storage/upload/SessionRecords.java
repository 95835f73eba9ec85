package dev.afterrun.storage.upload;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Manifest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.upload.OpenUpload;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.Holdings;
import dev.afterrun.storage.blob.NewCopy;
import dev.afterrun.storage.blob.Tenant;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.publishing.Names;
import dev.afterrun.storage.publishing.SettleJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The transactions of an upload session. None of them waits for the store. */
@ApplicationScoped
class SessionRecords {
    private final Repositories repositories;
    private final Sessions sessions;
    private final Copies copies;
    private final Holdings holdings;
    private final Names names;
    private final DueWork dueWork;
    private final UploadSettings settings;

    SessionRecords(
            Repositories repositories,
            Sessions sessions,
            Copies copies,
            Holdings holdings,
            Names names,
            DueWork dueWork,
            UploadSettings settings) {
        this.repositories = repositories;
        this.sessions = sessions;
        this.copies = copies;
        this.holdings = holdings;
        this.names = names;
        this.dueWork = dueWork;
        this.settings = settings;
    }

    /** The names that other content holds for this commit. */
    @Transactional
    List<Names.Taken> namesTaken(JobId job, TrustLevel trust, OpenUpload request, Manifest manifest) {
        if (request.newVersion()) {
            return List.of();
        }
        return repositories
                .find(job.repository())
                .map(repository -> names.taken(repository, request.commit(), trust, job, manifest.files()))
                .orElse(List.of());
    }

    /** Records the session; what its tenant does not have is returned, in order. */
    @Transactional
    List<Digest> open(Opening opening, Map<Digest, Long> sizes, NewCopy manifest) {
        var repository = repositories.known(opening.job().repository(), opening.name());
        var tenant = new Tenant(repository.id(), opening.trust());
        var held = holdings.of(tenant, sizes.keySet());
        var here = new HashSet<>(copies.hold(held));
        var missing = sizes.keySet().stream()
                .filter(digest -> !here.contains(digest))
                .sorted()
                .toList();
        forget(copies.add(List.of(manifest)));
        here.add(manifest.sha256());
        sizes.put(manifest.sha256(), manifest.place().length());
        sessions.open(new Session(opening.id(), tenant, opening.job().key()), opening.expiresAt(), sizes, here);
        dueWork.mark(SweepSession.KIND, opening.id().toString(), settings.sessionLifetime());
        return missing;
    }

    /** These bytes have arrived and are what they were announced to be. */
    @Transactional
    void arrived(Session session, List<NewCopy> written) {
        forget(copies.add(written));
        sessions.verified(session, written.stream().map(NewCopy::sha256).toList());
        // The event may have come before the bytes.
        dueWork.mark(SettleJob.KIND, session.job().value(), Duration.ZERO);
    }

    /** Bytes that were here already: the object that they came in is deleted, unless others of a pack need it. */
    private void forget(List<NewCopy> unneeded) {
        unneeded.forEach(copy -> dueWork.mark(
                dev.afterrun.storage.disposal.DeleteObject.KIND,
                copy.place().key().value(),
                Duration.ZERO));
    }

    /** What a session is opened for. */
    record Opening(UUID id, RepositoryName name, JobId job, TrustLevel trust, Instant expiresAt) {}
}
