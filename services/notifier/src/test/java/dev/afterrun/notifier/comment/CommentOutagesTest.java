package dev.afterrun.notifier.comment;

import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.notifier.access.TurnLost;
import dev.afterrun.notifier.picture.PullRequestKey;
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
class CommentOutagesTest {
    private static final Commit HEAD = new Commit("a".repeat(40));

    @Inject
    Scene scene;

    @Inject
    WatchedForge forge;

    @Inject
    CommentOnPullRequest worker;

    private int pullRequest;

    @BeforeEach
    void pullRequestIsOpen() throws IOException {
        scene.begin();
        forge.reset();
        pullRequest = scene.open(HEAD);
    }

    @Test
    void crashBetweenWritingAndRememberingMakesNoSecondComment() throws IOException {
        // Given
        scene.tell(job("build").of(pullRequest));
        forge.after(call -> {
            if (call.equals("create")) {
                throw new IllegalStateException("killed");
            }
        });
        scene.work();

        // When
        forge.after(WatchedForge.Incident.NONE);
        scene.tell(job("test").of(pullRequest));
        scene.writeDue();

        // Then
        assertThat(scene.comment(pullRequest)).contains("build", "test");
        assertThat(forge.writes()).containsExactly("create", "edit");
    }

    @Test
    void writeWhoseAnswerIsLostIsNotRepeatedWhereItSaysTheSame() throws IOException {
        // Given
        scene.tell(job("build").of(pullRequest));
        forge.after(call -> {
            if (call.equals("create")) {
                throw new IOException("the connection broke");
            }
        });
        scene.work();

        // When
        forge.after(WatchedForge.Incident.NONE);
        scene.writeDue();

        // Then
        assertThat(scene.comment(pullRequest)).contains("build");
        assertThat(forge.writes()).containsExactly("create");
    }

    @Test
    void outageOfTheForgeDelaysTheComment() throws IOException {
        // Given
        scene.tell(job("build").of(pullRequest));
        forge.before(call -> {
            throw new ForgeBusy("502 Bad Gateway", Optional.empty());
        });
        scene.work();
        assertThat(scene.lastError()).contains("502");

        // When
        forge.before(WatchedForge.Incident.NONE);
        scene.writeDue();

        // Then
        assertThat(scene.comment(pullRequest)).contains("build");
    }

    @Test
    void forgeThatAsksForPatienceIsLeftAloneWhateverArrives() throws IOException {
        // Given
        scene.tell(job("build").of(pullRequest));
        forge.before(call -> {
            throw new ForgeBusy("rate limit", Optional.of(Duration.ofMinutes(10)));
        });
        scene.work();
        forge.before(call -> {
            throw new AssertionError("asked again too soon");
        });

        var other = scene.open(HEAD);

        // When
        scene.tell(job("test").of(pullRequest, other));
        scene.work();

        // Then
        assertThat(scene.isAnythingDue()).isFalse();
        forge.before(WatchedForge.Incident.NONE);
        scene.writeDue();
        assertThat(scene.comment(pullRequest)).contains("build", "test");
        assertThat(scene.comment(other)).contains("test");
    }

    @Test
    void refusalIsKeptAndTriedAgainRarely() throws IOException {
        // Given
        scene.tell(job("build").of(pullRequest));
        forge.before(call -> {
            if (call.equals("create")) {
                throw new ForgeRefused("the conversation is locked");
            }
        });

        // When
        scene.work();

        // Then
        assertThat(scene.lastError()).contains("locked");
        assertThat(scene.isAnythingDue()).isFalse();
        forge.before(WatchedForge.Incident.NONE);
        scene.writeDue();
        assertThat(scene.comment(pullRequest)).contains("build");
    }

    @Test
    void twoWorkersAtOnceWriteOneComment() throws Exception {
        // Given
        scene.tell(job("build").of(pullRequest));
        var writing = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        forge.before(call -> {
            if (call.equals("create")) {
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
        assertThat(scene.comment(pullRequest)).contains("build");
    }

    @Test
    void writerThatLostItsTurnWritesNothing() throws IOException {
        // Given
        scene.tell(job("build").of(pullRequest));
        forge.before(call -> {
            if (call.equals("list")) {
                turnGoesToAnother();
            }
        });

        // When
        assertThatThrownBy(() -> worker.work(key())).isInstanceOf(TurnLost.class);

        // Then
        assertThat(forge.writes()).isEmpty();
    }

    @Test
    void writeThatComesTooLateIsLookedAtAgain() throws IOException {
        // Given
        scene.tell(job("build").of(pullRequest));
        scene.work();
        scene.tell(job("test").of(pullRequest));
        scene.timePasses();
        forge.before(call -> {
            if (call.equals("edit")) {
                forge.before(WatchedForge.Incident.NONE);
                turnGoesToAnother();
                scene.tell(job("lint").of(pullRequest));
                worker.work(key());
            }
        });

        // When
        scene.work();
        scene.writeDue();

        // Then
        assertThat(scene.comment(pullRequest)).contains("build", "test", "lint");
    }

    private String key() {
        return new PullRequestKey(new RepositoryId("local", "octo/repo"), pullRequest).toString();
    }

    private void turnGoesToAnother() {
        scene.sql("UPDATE pull_request_comment SET turn = turn + 1, turn_until = NULL");
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
