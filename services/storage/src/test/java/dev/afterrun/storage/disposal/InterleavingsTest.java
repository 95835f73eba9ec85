package dev.afterrun.storage.disposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.upload.UploadOpened;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

/**
 * Whatever comes in between: no stored file refers to bytes that are gone, and once all references have ended, no bytes are
 * left. Few contents, shared by many jobs of two repositories, make the steps meet. The seed is in the failure.
 */
@Tag("histories")
@QuarkusTest
class InterleavingsTest {
    private static final int STEPS = 60;

    @Inject
    Api api;

    @Inject
    Storage storage;

    @Inject
    Bytes bytes;

    @Inject
    Sql sql;

    @RepeatedTest(5)
    void inAnyOrderNoStoredFileLosesItsBytesAndNoneAreLeftOver() throws IOException {
        // Given
        var seed = new Random().nextLong();
        var model = new Model(new Random(seed));

        // When
        for (var i = 0; i < STEPS; i++) {
            model.step();
            assertThat(model.unreadable()).as("seed %d, step %d", seed, i).isEmpty();
        }
        model.endEverything();

        // Then
        assertThat(model.leftOver()).as("seed %d", seed).isEmpty();
    }

    @RepeatedTest(3)
    void atOnceNoStoredFileLosesItsBytesAndNoneAreLeftOver() throws Exception {
        // Given
        var seed = new Random().nextLong();
        var shared = new Model(new Random(seed));

        // When
        try (var threads = Executors.newFixedThreadPool(4)) {
            var runs = new ArrayList<Future<?>>();
            for (var thread = 0; thread < 4; thread++) {
                var own = shared.with(new Random(seed + thread));
                runs.add(threads.submit(() -> {
                    for (var i = 0; i < STEPS / 2; i++) {
                        own.step();
                    }
                    return null;
                }));
            }
            for (var run : runs) {
                run.get();
            }
        }
        var unreadable = shared.unreadable();
        shared.endEverything();

        // Then
        assertThat(unreadable).as("seed %d", seed).isEmpty();
        assertThat(shared.leftOver()).as("seed %d", seed).isEmpty();
    }

    /** Jobs and sessions over a handful of contents, and the steps that may come next. */
    private final class Model {
        private final Random random;
        private final List<CiJob> repositories;
        private final List<TestFile> contents;
        private final ConcurrentLinkedQueue<UploadOpened> sessions;
        private final ConcurrentLinkedQueue<CiJob> jobs;
        private final ConcurrentLinkedQueue<CiJob> everPublished;

        private Model(
                Random random,
                List<CiJob> repositories,
                List<TestFile> contents,
                ConcurrentLinkedQueue<UploadOpened> sessions,
                ConcurrentLinkedQueue<CiJob> jobs,
                ConcurrentLinkedQueue<CiJob> everPublished) {
            this.random = random;
            this.repositories = repositories;
            this.contents = contents;
            this.sessions = sessions;
            this.jobs = jobs;
            this.everPublished = everPublished;
        }

        Model(Random random) {
            this(
                    random,
                    List.of(CiJob.fresh(), CiJob.fresh()),
                    List.of(content("a"), content("b"), content("c")),
                    new ConcurrentLinkedQueue<>(),
                    new ConcurrentLinkedQueue<>(),
                    new ConcurrentLinkedQueue<>());
        }

        Model with(Random other) {
            return new Model(other, repositories, contents, sessions, jobs, everPublished);
        }

        void step() {
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> publish();
                case 3 -> abandon();
                case 4, 5 -> expire();
                case 6 -> endSession();
                case 7 -> endGrace();
                default -> storage.work();
            }
        }

        private void publish() {
            var job = next();
            var files = some();
            var session = upload(job, files);
            storage.finished(job, session.manifest());
            jobs.add(job);
            everPublished.add(job);
        }

        private void abandon() {
            upload(next(), some());
        }

        private UploadOpened upload(CiJob job, TestFile... files) {
            var session = api.open(job, files);
            sessions.add(session);
            if (random.nextBoolean()) {
                // 404 where another thread has ended the session meanwhile.
                assertThat(api.pack(job, session, Api.packed(files)).statusCode())
                        .isIn(201, 404);
            } else {
                for (var file : files) {
                    api.put(job, session, file.sha256(), file.content());
                }
            }
            return session;
        }

        private void expire() {
            var job = jobs.peek();
            if (job != null) {
                end(job);
                jobs.remove(job);
            }
        }

        private void end(CiJob job) {
            storage.letLifetimeEnd(job);
            storage.expiryDue(job);
        }

        private void endSession() {
            var session = sessions.poll();
            if (session != null) {
                storage.letSessionEnd(session);
            }
        }

        private void endGrace() {
            storage.letGraceEnd();
        }

        /** Lets every lifetime end, in the order in which that comes. */
        void endEverything() {
            storage.work();
            while (!sessions.isEmpty()) {
                endSession();
            }
            // All of them: a step of another thread may have given a job a new lifetime meanwhile.
            everPublished.forEach(this::end);
            storage.hurry("sweep-session", "");
            storage.letGraceEnd();
            storage.work();
        }

        /** Contents that a stored file refers to and that cannot be read. */
        List<Digest> unreadable() throws IOException {
            var found = new ArrayList<Digest>();
            for (var content : contents) {
                var referred = sql.exists("SELECT 1 FROM artifact WHERE sha256 = ? AND state = 'stored'", (Object)
                        content.sha256().bytes());
                if (referred && !bytes.readable(content.sha256())) {
                    found.add(content.sha256());
                }
            }
            return found;
        }

        /** Contents of which a copy is left. */
        List<Digest> leftOver() {
            return contents.stream()
                    .map(TestFile::sha256)
                    .filter(blob -> bytes.rows(blob) > 0)
                    .toList();
        }

        private CiJob next() {
            var repository = repositories.get(random.nextInt(repositories.size()));
            return repository.ofRun(UUID.randomUUID().toString());
        }

        private TestFile[] some() {
            return contents.stream().filter(content -> random.nextInt(3) > 0).toArray(TestFile[]::new);
        }

        private static TestFile content(String path) {
            return TestFile.of(path, path + " " + UUID.randomUUID());
        }
    }
}
