package dev.afterrun.storage.histories;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.ManifestRef;
import dev.afterrun.contracts.PointerName;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.TestFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What there is in a history besides what storage knows: jobs, files, and events that wait or were taken. */
final class World {
    /** Of the files that there are, the first three are those of single actions. */
    static final int FILES = 6;

    /** Their runs are none of those that publish. */
    private static final int SAVERS = 100;

    private static final String BRANCH = "next";

    /** On the forge stays what was there when a history was played before. */
    private static final AtomicInteger PLAYED = new AtomicInteger();

    private final Service service;
    private final long seed;
    private final int play = PLAYED.incrementAndGet();
    private final List<CiJob> jobs = new ArrayList<>();
    private final List<Told> waiting = new ArrayList<>();
    private final List<Told> taken = new ArrayList<>();
    private final Ends ends = new Ends();
    private final Set<Promise> promises = new HashSet<>();
    private final Set<ObjectKey> unrecorded = new HashSet<>();
    private volatile boolean alone = true;

    World(Service service, long seed) {
        this.service = service;
        this.seed = seed;
    }

    Service service() {
        return service;
    }

    /** When files may go. */
    Ends ends() {
        return ends;
    }

    /** Whether one replica alone does something in this move. */
    boolean isAlone() {
        return alone;
    }

    void isAlone(boolean one) {
        alone = one;
    }

    /** The database's clock goes on, or back. */
    void clockJumps(Duration by) {
        service.clockJumps(by);
        ends.passes(by);
    }

    /** A job of one of two repositories, the first of which has trusted runs. Runs of odd numbers have pull requests. */
    CiJob job(int repository, int run) {
        var name = new RepositoryName("acme", "history-" + seed + "-" + play + "-" + repository % 2);
        var commit = Digest.of((name + "/" + run).getBytes(StandardCharsets.UTF_8));
        var job = CiJob.fresh()
                .inRepository(name)
                .ofRun("run-" + run)
                .ofCommit(new Commit(commit.hex().substring(0, 40)))
                .trusted(repository % 2 == 0 ? TrustLevel.TRUSTED : TrustLevel.ORDINARY);
        return run % 2 == 0 ? job : job.onBranch("topic-" + run).onPullRequest(run);
    }

    /** A job that saves sets and does nothing else: of the default branch where it is trusted, else of another one. */
    CiJob saver(int repository, int run) {
        var job = job(repository, SAVERS + 2 * run);
        return repository % 2 == 0 ? job : job.onBranch(BRANCH);
    }

    /** A job that reads what those hand on. */
    CiJob restorer(int repository) {
        return job(repository, SAVERS - 2).onBranch(BRANCH);
    }

    static SetName set(int name) {
        return new SetName("set" + name);
    }

    /** The files whose bit is set in {@code which}. */
    TestFile[] files(int which) {
        return IntStream.range(0, FILES)
                .filter(file -> (which >> file & 1) == 1)
                .mapToObj(file -> renamed(file, file))
                .toArray(TestFile[]::new);
    }

    /** The path of one file with the content of another. */
    TestFile renamed(int file, int content) {
        return TestFile.of(path(file), "content " + content + " of history " + seed);
    }

    static String path(int file) {
        return "file-" + file + ".txt";
    }

    static PointerName pointer(int pointer) {
        return new PointerName("pointer" + pointer);
    }

    /** The job has sent all that it announced, and its event was accepted. */
    synchronized void told(CiJob job, ManifestRef manifest, TestFile... files) {
        jobs.add(job);
        Stream.of(files)
                .map(file -> new Promise(job.id().key(), job.run(), file.path()))
                .forEach(promises::add);
        var id = UUID.randomUUID().toString();
        waits(new Told("the end of " + job.run(), true, () -> service.finished(id, job, manifest)));
    }

    /** The job's end was accepted, of which no file is told. */
    synchronized void ends(CiJob job, Conclusion conclusion) {
        jobs.add(job);
        var id = UUID.randomUUID().toString();
        waits(new Told("the end of " + job.run(), true, () -> service.sets().ended(id, job, conclusion)));
    }

    synchronized void waits(Told event) {
        waiting.add(event);
        service.eventsWait(waiting.stream().anyMatch(Told::ofRun));
    }

    /** Takes the event; where that fails, it waits as before. */
    void deliver(Told event) {
        event.delivery().run();
        synchronized (this) {
            if (waiting.remove(event)) {
                taken.add(event);
            }
            service.eventsWait(waiting.stream().anyMatch(Told::ofRun));
        }
    }

    synchronized Optional<Told> waiting(int number) {
        return any(waiting, number);
    }

    synchronized Optional<Told> taken(int number) {
        return any(taken, number);
    }

    /** A job that was told of; none or one. */
    synchronized List<CiJob> known(int number) {
        return any(jobs, number).stream().toList();
    }

    /** A job that was told of and has a pull request; none or one. */
    synchronized List<CiJob> ofPullRequest(int number) {
        return any(jobs.stream().filter(job -> job.pullRequest().isPresent()).toList(), number).stream()
                .toList();
    }

    /** Every job that was told of. */
    synchronized List<CiJob> jobs() {
        return List.copyOf(jobs);
    }

    /** Every file that was told of. */
    synchronized Set<Promise> promises() {
        return Set.copyOf(promises);
    }

    /** Objects that a replica made and did not live to record, or could not. */
    synchronized void unrecorded(Collection<ObjectKey> objects) {
        unrecorded.addAll(objects);
    }

    synchronized Set<ObjectKey> unrecorded() {
        return Set.copyOf(unrecorded);
    }

    private static <T> Optional<T> any(List<T> of, int number) {
        return of.isEmpty() ? Optional.empty() : Optional.of(of.get(number % of.size()));
    }
}
