package dev.afterrun.storage.histories;

import dev.afterrun.contracts.ManifestRef;
import dev.afterrun.contracts.PointerName;
import dev.afterrun.contracts.event.ExpiryDue;
import dev.afterrun.contracts.pointer.MovePointer;
import dev.afterrun.contracts.upload.UploadOpened;
import dev.afterrun.duework.WorkCycle;
import dev.afterrun.duework.Worker;
import dev.afterrun.eventing.Event;
import dev.afterrun.http.identity.Account;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.storage.disposal.ExpireJob;
import dev.afterrun.storage.pointer.Expectation;
import dev.afterrun.storage.pointer.RepositoryPointers;
import dev.afterrun.storage.publishing.RecordRun;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.TestEvents;
import dev.afterrun.storage.testing.TestFile;
import dev.afterrun.storage.upload.OpenSessions;
import dev.afterrun.storage.upload.ReceiveBlob;
import dev.afterrun.storage.upload.ReceivePack;
import dev.afterrun.storage.upload.SessionEnded;
import dev.afterrun.storage.upload.Sessions;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Storage behind its adapters: what requests, events and workers call, in the caller's thread. */
@ApplicationScoped
class Service {
    /** Most kinds have nothing to do at most moments, and there are many of them. */
    private static final String DUE =
            "SELECT kind, count(*) AS pieces FROM due_work WHERE due_at <= clock_timestamp() GROUP BY kind";

    /** What comes again and again, whether there is anything to do or not, is there from the start. */
    private static final String SOON = """
            SELECT 1 FROM due_work WHERE due_at <= clock_timestamp() + ? * interval '1 millisecond'
              AND (leased_until IS NOT NULL OR (kind, key) NOT IN (SELECT kind, key FROM first_work))
            """;

    private final OpenSessions openSessions;
    private final Sessions sessions;
    private final ReceiveBlob receiveBlob;
    private final ReceivePack receivePack;
    private final RecordRun recordRun;
    private final ExpireJob expireJob;
    private final RepositoryPointers pointers;
    private final List<Worker> workers;
    private final WorkCycle cycle;
    private final TestEvents events;
    private final DatabaseClock clock;
    private final Maintainers maintainers;
    private final Sets sets;
    private final Sql sql;

    Service(
            OpenSessions openSessions,
            Sessions sessions,
            ReceiveBlob receiveBlob,
            ReceivePack receivePack,
            RecordRun recordRun,
            ExpireJob expireJob,
            RepositoryPointers pointers,
            @All List<Worker> workers,
            WorkCycle cycle,
            TestEvents events,
            DatabaseClock clock,
            Maintainers maintainers,
            Sets sets,
            Sql sql) {
        this.openSessions = openSessions;
        this.sessions = sessions;
        this.receiveBlob = receiveBlob;
        this.receivePack = receivePack;
        this.recordRun = recordRun;
        this.expireJob = expireJob;
        this.pointers = pointers;
        this.workers = workers;
        this.cycle = cycle;
        this.events = events;
        this.clock = clock;
        this.maintainers = maintainers;
        this.sets = sets;
        this.sql = sql;
    }

    /** What people do who look after a repository. */
    Maintainers maintainers() {
        return maintainers;
    }

    /** What jobs do with persisted sets. */
    Sets sets() {
        return sets;
    }

    /** Opens a session and sends what is missing. */
    @ActivateRequestContext
    UploadOpened upload(CiJob job, TestFile[] files, Way way) throws IOException {
        var opened = openSessions.open(caller(job), job.opening(files));
        var missing = Arrays.stream(files)
                .filter(file -> opened.missing().contains(file.sha256()))
                .toArray(TestFile[]::new);
        if (missing.length > 0) {
            send(opened, missing, way);
        }
        return opened;
    }

    UploadOpened upload(CiJob job, TestFile file, Way way) throws IOException {
        return upload(job, new TestFile[] {file}, way);
    }

    private void send(UploadOpened opened, TestFile[] files, Way way) throws IOException {
        var session = sessions.find(UUID.fromString(opened.id()))
                .orElseThrow(SessionEnded::problem)
                .session();
        if (way == Way.PACKED) {
            receivePack.receive(session, new ByteArrayInputStream(Api.packed(files)));
            return;
        }
        for (var file : files) {
            var blob = sessions.blob(session, file.sha256()).orElseThrow(SessionEnded::problem);
            receiveBlob.whole(blob, new ByteArrayInputStream(file.content()));
        }
    }

    @ActivateRequestContext
    void finished(String id, CiJob job, ManifestRef manifest) {
        recordRun.runFinished(new Event<>(id, "urn:test:ci", Instant.EPOCH, job.finished(manifest)));
    }

    @ActivateRequestContext
    void expiryDue(ExpiryDue proposal) {
        expireJob.expiryDue(proposal);
    }

    /** Takes due work so often, this worker's first: each time a piece, or as many as the worker does together. */
    void work(int first, int turns) {
        var left = turns;
        var due = due();
        for (var i = 0; i < workers.size() && left > 0; i++) {
            var worker = workers.get((first + i) % workers.size());
            var before = left;
            while (left > 0 && due.containsKey(worker.kind()) && cycle.next(worker)) {
                left--;
            }
            due = left < before ? due() : due;
        }
    }

    /** Takes due work of this kind so often: each time a piece, or as many as its worker does together. */
    void work(String kind, int turns) {
        var worker = workers.stream()
                .filter(any -> any.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        for (var left = turns; left > 0 && cycle.next(worker); ) {
            left--;
        }
    }

    /** Does all that is due. */
    void work() {
        for (var any = true; any; ) {
            any = false;
            var due = due();
            for (var worker : workers) {
                // What it leaves behind is due in the next round; so many turns suffice, as each is about one piece at
                // least.
                for (var left = due.getOrDefault(worker.kind(), 0); left > 0 && cycle.next(worker); left--) {
                    any = true;
                }
            }
        }
    }

    /** Whether anything is tried again, or begins, within that time. */
    boolean isDueWithin(Duration time) {
        return sql.exists(SOON, time.toMillis());
    }

    /** How many pieces of each kind are due. */
    private Map<String, Integer> due() {
        return sql.list(row -> Map.entry(row.getString("kind"), row.getInt("pieces")), DUE).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @ActivateRequestContext
    void point(CiJob job, PointerName name) {
        var move =
                new MovePointer(Optional.of(job.commit().hex()), Optional.empty(), Optional.empty(), Optional.empty());
        pointers.move(caller(job), job.repository(), name, move, new Expectation.Anything());
    }

    @ActivateRequestContext
    void unpoint(CiJob job, PointerName name) {
        pointers.remove(caller(job), job.repository(), name, new Expectation.Anything());
    }

    /** Whether ends of runs that were accepted have not been read. */
    void eventsWait(boolean wait) {
        if (wait) {
            events.standAt(Instant.MIN);
        } else {
            events.catchUp();
        }
    }

    void clockJumps(Duration by) {
        clock.jump(by);
    }

    private static Caller caller(CiJob job) {
        return new Caller(new Account("local", "local", Set.of("*"), Set.of("publisher"), job.trust()));
    }
}
