package dev.afterrun.storage.retention.keep;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.pin.FilesKept;
import dev.afterrun.contracts.pin.KeepFiles;
import dev.afterrun.contracts.pin.KeepTime;
import dev.afterrun.contracts.pin.PinList;
import dev.afterrun.contracts.pin.PinnedFiles;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.storage.auditlog.ActedOn;
import dev.afterrun.storage.auditlog.AuditLog;
import dev.afterrun.storage.auditlog.Authors;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.retention.pin.PinRows;
import dev.afterrun.storage.retention.pin.StoredPin;
import dev.afterrun.storage.retention.pin.StoredPin.OfJob;
import dev.afterrun.storage.retention.subject.Subject;
import dev.afterrun.storage.retention.subject.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** What people may ask of a repository's pins. Looking is for everybody, keeping for trusted publishers. */
@ApplicationScoped
public class RepositoryPins {
    private final Repositories repositories;
    private final Subjects subjects;
    private final PinFiles pinFiles;
    private final PinRows rows;
    private final Jobs jobs;
    private final PinSettings settings;
    private final PublicUrls urls;
    private final AuditLog auditLog;
    private final Authors authors;

    RepositoryPins(
            Repositories repositories,
            Subjects subjects,
            PinFiles pinFiles,
            PinRows rows,
            Jobs jobs,
            PinSettings settings,
            PublicUrls urls,
            AuditLog auditLog,
            Authors authors) {
        this.repositories = repositories;
        this.subjects = subjects;
        this.pinFiles = pinFiles;
        this.rows = rows;
        this.jobs = jobs;
        this.settings = settings;
        this.urls = urls;
        this.auditLog = auditLog;
        this.authors = authors;
    }

    /** All that hold now; none of a repository that nobody has heard of. */
    @Transactional
    public PinList list(RepositoryName name) {
        return new PinList(repositories.named(name).stream()
                .flatMap(repository -> rows.list(repository).stream().map(pin -> shown(repository, pin)))
                .toList());
    }

    /** Keeps what {@code request} names; the same again changes until when, and why. */
    @Transactional
    public FilesKept keep(Caller caller, RepositoryName name, KeepFiles request) {
        var time = KeepRequests.check(request, settings.longest());
        var repository = mayKeep(caller, name);
        var subject = subjects.meant(name, request.of());
        var set = pinFiles.keep(subject, pin(subject, request, time, caller));
        var pin = rows.find(repository, set.id()).orElseThrow();
        auditLog.done(authors.of(caller), Act.FILES_PINNED, on(repository, pin).with(term(pin)));
        return new FilesKept(
                shown(repository, pin), set.files().here(), set.files().gone());
    }

    /** Ends the pin: its files go when the rules say, which may be now. */
    @Transactional
    public void end(Caller caller, RepositoryName name, long id) {
        var repository = mayKeep(caller, name);
        var pin = rows.find(repository, id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND.because(
                        "there is no pin " + id + " in " + name + "; 'afterrun keep list' tells which there are")));
        pinFiles.end(repository, pin);
        auditLog.done(authors.of(caller), Act.FILES_UNPINNED, on(repository, pin));
    }

    private static ActedOn on(Repository repository, StoredPin pin) {
        return ActedOn.of(repository, "pin " + pin.pin().id() + " of run " + pin.run());
    }

    private static String term(StoredPin pin) {
        return pin.pin().until().map(end -> "until " + end).orElse("until it is ended");
    }

    private PinRows.New pin(Subject subject, KeepFiles request, KeepTime time, Caller caller) {
        return new PinRows.New(
                subject.run(),
                subject.path().map(path -> subject.jobs().getFirst()),
                subject.path(),
                request.owner().orElse(caller.principal()),
                request.reason().strip(),
                caller.principal(),
                time.time().map(jobs.databaseTime()::plus));
    }

    private Repository mayKeep(Caller caller, RepositoryName name) {
        return repositories.known(caller.may(Action.STEER, name), name);
    }

    private PinnedFiles shown(Repository repository, StoredPin stored) {
        var pin = stored.pin();
        return new PinnedFiles(
                pin.id(),
                stored.run(),
                stored.job().map(OfJob::name),
                stored.job().map(OfJob::attempt),
                pin.path(),
                pin.owner(),
                pin.reason(),
                stored.by(),
                stored.since(),
                pin.until(),
                urls.runPage(repository.name(), stored.run()));
    }
}
