package dev.afterrun.storage.runartifact;

import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.ManifestRef;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.RunFinished;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.contracts.job.FetchedFrom;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.persisted.SaveSet;
import dev.afterrun.contracts.persisted.SetJob;
import dev.afterrun.contracts.upload.OpenUpload;
import dev.afterrun.contracts.upload.UploadOpened;
import dev.afterrun.eventing.Event;
import dev.afterrun.forge.RunOfPullRequest;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.identity.CiJob;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.persisted.generation.SaveSets;
import dev.afterrun.storage.publishing.RecordRun;
import dev.afterrun.storage.quota.RefuseUploads;
import dev.afterrun.storage.runartifact.zip.RefusedArchive;
import dev.afterrun.storage.runartifact.zip.SafeZip;
import dev.afterrun.storage.upload.OpenSessions;
import dev.afterrun.storage.upload.ReceiveBlob;
import dev.afterrun.storage.upload.Sessions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Publishes what an archive brings by the way that every job's files go: a session, its bytes, an event. What the forge has confirmed
 * says whose it is; what the archive says of itself is a job's own words, and its trust is the least.
 */
@ApplicationScoped
class PublishArtifact {
    private static final String AFTER_THE_CI = "/runs/[0-9]+.*$";

    private final ReadHandedOver readHandedOver;
    private final Repositories repositories;
    private final RefuseUploads refuseUploads;
    private final OpenSessions openSessions;
    private final Sessions sessions;
    private final ReceiveBlob receiveBlob;
    private final SaveSets saveSets;
    private final RecordRun recordRun;
    private final Jobs jobs;
    private final KnownArtifacts known;

    PublishArtifact(
            ReadHandedOver readHandedOver,
            Repositories repositories,
            RefuseUploads refuseUploads,
            OpenSessions openSessions,
            Sessions sessions,
            ReceiveBlob receiveBlob,
            SaveSets saveSets,
            RecordRun recordRun,
            Jobs jobs,
            KnownArtifacts known) {
        this.readHandedOver = readHandedOver;
        this.repositories = repositories;
        this.refuseUploads = refuseUploads;
        this.openSessions = openSessions;
        this.sessions = sessions;
        this.receiveBlob = receiveBlob;
        this.saveSets = saveSets;
        this.recordRun = recordRun;
        this.jobs = jobs;
        this.known = known;
    }

    /** Anew each time: what was sent already is not sent again, and what was recorded already is not recorded again. */
    void publish(KnownArtifact artifact, RunOfPullRequest.Confirmed run, SafeZip zip)
            throws IOException, RefusedArchive {
        var brought = readHandedOver.read(zip);
        var job = job(artifact, run, brought);
        var manifest = brought.files().isEmpty()
                ? Optional.<ManifestRef>empty()
                : Optional.of(send(artifact, run, brought, job, brought.files(), zip));
        if (!brought.sets().isEmpty()) {
            send(artifact, run, brought, job, brought.blobsOfSets(), zip);
            register(artifact, run, brought, job);
        }
        record(artifact, run, brought, job, manifest);
    }

    /** 409 where the repository has all that it may have already. */
    void refuseFullRepository(EndedRun run) {
        refuseUploads.unknownSize(tenant(run), run.name());
    }

    private JobId job(KnownArtifact artifact, RunOfPullRequest.Confirmed run, HandedOver brought) {
        var name = brought.job().orElse(artifact.artifact().name());
        // As the command line names it in a job of that CI.
        var source = run.url().toString().replaceFirst(AFTER_THE_CI, "");
        return new JobId(
                tenant(artifact.run()),
                source,
                Long.toString(artifact.run().run()),
                artifact.run().attempt(),
                name);
    }

    /** Where runs came without the forge's id of it, its name stands for it. */
    private RepositoryId tenant(EndedRun run) {
        return QuarkusTransaction.requiringNew()
                .call(() -> repositories
                        .find(run.repository())
                        .or(() -> repositories.knownAs(run.repository(), run.name()).stream()
                                .findFirst())
                        .map(Repository::identity)
                        .orElse(run.repository()));
    }

    private ManifestRef send(
            KnownArtifact artifact,
            RunOfPullRequest.Confirmed run,
            HandedOver brought,
            JobId job,
            List<ManifestEntry> entries,
            SafeZip zip)
            throws IOException {
        var opened = openSessions.open(
                caller(artifact, job),
                new OpenUpload(
                        artifact.run().name(),
                        job.source(),
                        job.run(),
                        job.attempt(),
                        job.job(),
                        run.head(),
                        brought.report().map(RunReport::newVersion).orElse(false),
                        Optional.of(run.pullRequest()),
                        entries));
        sendMissing(opened, zip);
        return opened.manifest();
    }

    /** Who that run is, and untrusted. */
    private static Caller caller(KnownArtifact artifact, JobId job) {
        var repository = artifact.run().name();
        return new Caller(new CiJob(
                "what run " + job.run() + " of " + repository + " left",
                job.repository(),
                repository,
                TrustLevel.UNTRUSTED,
                List.of()));
    }

    /** Sets of that pull request, which nobody else's jobs restore; which job saved them, and when, the forge says. */
    private void register(KnownArtifact artifact, RunOfPullRequest.Confirmed run, HandedOver brought, JobId job) {
        for (var set : brought.sets()) {
            var saver = new SetJob(
                    job.source(),
                    job.run(),
                    job.attempt(),
                    job.job(),
                    run.head(),
                    Optional.empty(),
                    Optional.of(run.pullRequest()),
                    run.startedAt().orElse(run.finishedAt()));
            saveSets.save(
                    caller(artifact, job),
                    artifact.run().name(),
                    new SaveSet(set.name(), set.key(), saver, set.restored(), set.description(), set.packs()));
        }
    }

    private void sendMissing(UploadOpened opened, SafeZip zip) throws IOException {
        if (opened.missing().isEmpty()) {
            return;
        }
        var session = sessions.find(UUID.fromString(opened.id()))
                .orElseThrow(() -> new IOException("the session has ended already"))
                .session();
        for (var digest : opened.missing()) {
            var blob = sessions.blob(session, digest)
                    .orElseThrow(() -> new IOException("the session does not know " + digest));
            if (!blob.verified()) {
                try (var content = zip.open(digest)) {
                    receiveBlob.whole(blob, content);
                }
            }
        }
    }

    private void record(
            KnownArtifact artifact,
            RunOfPullRequest.Confirmed run,
            HandedOver brought,
            JobId job,
            Optional<ManifestRef> manifest) {
        var report = report(artifact, run, brought, job, manifest);
        var event = new Event<>(
                "artifact-" + artifact.artifact().id(),
                job.source(),
                run.finishedAt(),
                new RunFinished(job, TrustLevel.UNTRUSTED, report));
        QuarkusTransaction.requiringNew().run(() -> {
            recordRun.runFinished(event);
            jobs.lock(job.key()).orElseThrow().fetched(run.fork() ? FetchedFrom.FORK : FetchedFrom.REPOSITORY);
            known.published(artifact.row());
        });
    }

    /** The branch is a fork's, or as good as one: nothing here is the head of a branch. */
    private static RunReport report(
            KnownArtifact artifact,
            RunOfPullRequest.Confirmed run,
            HandedOver brought,
            JobId job,
            Optional<ManifestRef> manifest) {
        var own = brought.report();
        return new RunReport(
                artifact.run().name(),
                job.run(),
                job.attempt(),
                job.job(),
                run.head(),
                Optional.empty(),
                Optional.empty(),
                own.map(RunReport::conclusion).orElse(run.conclusion()),
                run.startedAt(),
                Optional.of(run.finishedAt()),
                Optional.of(run.url()),
                own.flatMap(RunReport::summary),
                Optional.of(run.pullRequest()),
                manifest,
                List.of(),
                own.map(RunReport::newVersion).orElse(false));
    }
}
