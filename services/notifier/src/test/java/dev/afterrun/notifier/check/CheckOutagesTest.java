package dev.afterrun.notifier.check;

import static dev.afterrun.notifier.testing.StoredJob.REPOSITORY;
import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.settings.CheckMode;
import dev.afterrun.contracts.settings.CommentMode;
import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.notifier.access.TurnLost;
import dev.afterrun.notifier.picture.PullRequestKey;
import dev.afterrun.notifier.testing.Commits;
import dev.afterrun.notifier.testing.RealForge;
import dev.afterrun.notifier.testing.Scene;
import dev.afterrun.notifier.testing.WatchedForge;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealForge.class)
class CheckOutagesTest {
    @Inject
    Scene scene;

    @Inject
    WatchedForge forge;

    @Inject
    CheckHead worker;

    private Commit head;
    private int pullRequest;

    @BeforeEach
    void repositoryWantsACheckRunAndNoComment() throws IOException {
        scene.begin();
        forge.reset();
        head = Commits.fresh();
        pullRequest = scene.open(head);
        scene.settings(CommentMode.NEVER, CheckMode.CHECK_RUN);
        scene.tell(job("build").on(head).of(pullRequest));
    }

    @Test
    void crashBetweenWritingAndRememberingMakesNoSecondCheckRun() throws IOException {
        // Given
        forge.after(call -> {
            if (call.equals("create check")) {
                throw new IllegalStateException("killed");
            }
        });
        scene.work();

        // When
        forge.after(WatchedForge.Incident.NONE);
        scene.writeDue();

        // Then
        assertThat(scene.check(head).title()).isEqualTo("✅ 1 job passed");
        assertThat(forge.writes()).containsExactly("create check", "update check");
        assertThat(scene.number("SELECT count(*) FROM due_work")).isZero();
    }

    @Test
    void outageOfTheForgeDelaysTheCheck() throws IOException {
        // Given
        forge.before(call -> {
            throw new ForgeBusy("502 Bad Gateway", Optional.empty());
        });
        scene.work();
        assertThat(scene.lastError()).contains("502");

        // When
        forge.before(WatchedForge.Incident.NONE);
        scene.writeDue();

        // Then
        assertThat(scene.check(head).title()).isEqualTo("✅ 1 job passed");
    }

    @Test
    void forgeThatAsksForPatienceIsLeftAloneByCommentsToo() throws IOException {
        // Given
        forge.before(call -> {
            throw new ForgeBusy("rate limit", Optional.of(Duration.ofMinutes(10)));
        });
        scene.work();
        forge.before(call -> {
            throw new AssertionError("asked again too soon");
        });

        // When
        scene.settings(CommentMode.ALWAYS, CheckMode.CHECK_RUN);
        scene.work();

        // Then
        forge.before(WatchedForge.Incident.NONE);
        scene.writeDue();
        assertThat(scene.comment(pullRequest)).contains("build");
        assertThat(scene.check(head).title()).isEqualTo("✅ 1 job passed");
    }

    @Test
    void twoWorkersAtOnceWriteOneCheckRun() throws Exception {
        // Given
        var writing = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        forge.before(call -> {
            if (call.equals("create check")) {
                writing.countDown();
                waitFor(goOn);
            }
        });

        try (var threads = Executors.newSingleThreadExecutor()) {
            var first = threads.submit(() -> worker.work(key()));
            waitFor(writing);

            // When
            var second = worker.work(key());
            goOn.countDown();

            // Then
            assertThat(second).isInstanceOf(Outcome.Again.class);
            assertThat(first.get()).isEqualTo(Outcome.DONE);
        }
        assertThat(scene.check(head).title()).isEqualTo("✅ 1 job passed");
    }

    @Test
    void writerThatLostItsTurnWritesNothing() throws IOException {
        // Given
        forge.before(call -> {
            if (call.equals("ownCheckRuns")) {
                turnGoesToAnother();
            }
        });

        // When
        assertThatThrownBy(() -> worker.work(key())).isInstanceOf(TurnLost.class);

        // Then
        assertThat(forge.writes()).isEmpty();
    }

    @Test
    void writeThatComesTooLateIsWrittenAgain() throws IOException {
        // Given
        scene.work();
        scene.tell(job("test").on(head).of(pullRequest));
        scene.timePasses();
        forge.before(call -> {
            if (call.equals("update check")) {
                forge.before(WatchedForge.Incident.NONE);
                turnGoesToAnother();
                scene.tell(job("lint").on(head).of(pullRequest));
                worker.work(key());
            }
        });

        // When
        scene.work();
        scene.writeDue();

        // Then
        assertThat(scene.check(head).title()).isEqualTo("✅ All 3 jobs passed");
    }

    private String key() {
        return new PullRequestKey(new RepositoryId("local", REPOSITORY.toString()), pullRequest).toString();
    }

    private void turnGoesToAnother() {
        scene.sql("UPDATE commit_check SET turn = turn + 1, turn_until = NULL");
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
