package dev.afterrun.notifier.comment;

import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.job.ArtifactCounts;
import dev.afterrun.contracts.settings.CheckMode;
import dev.afterrun.contracts.settings.CommentMode;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import dev.afterrun.notifier.testing.RealForge;
import dev.afterrun.notifier.testing.Scene;
import dev.afterrun.notifier.testing.StoredJob;
import dev.afterrun.notifier.testing.WatchedForge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is counted of the time to the comment, and what is not. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealForge.class)
class WaitForCommentTest {
    private static final Commit HEAD = new Commit("a".repeat(40));
    private static final Duration WAIT = Duration.ofMinutes(2);

    @Inject
    Scene scene;

    @Inject
    WatchedForge forge;

    @Inject
    MeterRegistry meters;

    private int pullRequest;
    private long before;
    private double secondsBefore;

    @BeforeEach
    void pullRequestIsOpen() throws IOException {
        scene.begin();
        forge.reset();
        pullRequest = scene.open(HEAD);
        before = timer().count();
        secondsBefore = timer().totalTime(TimeUnit.SECONDS);
    }

    @Test
    void commentThatFirstShowsAJobEndsItsWait() {
        // Given
        scene.tell(accepted("build"));

        // When
        scene.work();

        // Then
        assertThat(waits()).isEqualTo(1);
        assertThat(timer().totalTime(TimeUnit.SECONDS) - secondsBefore).isGreaterThanOrEqualTo(120);
    }

    @Test
    void laterCommentCountsTheJobsThatAreNewInItAlone() {
        // Given
        scene.tell(accepted("build"));
        scene.work();

        // When
        scene.tell(accepted("build").revision(2).file("dist/a.whl"));
        scene.tell(accepted("test"));
        scene.writeDue();

        // Then
        assertThat(forge.writes()).containsExactly("create", "edit");
        assertThat(waits()).isEqualTo(2);
    }

    @Test
    void jobOfWhichNobodySaysWhenItWasAcceptedIsNotCounted() {
        // Given
        scene.tell(job("build").of(pullRequest));

        // When
        scene.work();

        // Then
        assertThat(forge.writes()).containsExactly("create");
        assertThat(waits()).isZero();
    }

    @Test
    void jobWhoseBytesWereWaitedForInVainIsNotCounted() {
        // Given
        scene.tell(accepted("build").counts(new ArtifactCounts(0, 1, 1, 0, 0, 10)));

        // When
        scene.work();

        // Then
        assertThat(forge.writes()).containsExactly("create");
        assertThat(waits()).isZero();
    }

    @Test
    void jobThatIsNotWorthACommentIsNotCountedWhenAnotherBringsOne() {
        // Given
        scene.tellAsItIs(accepted("lint"));
        scene.work();

        // When
        scene.tell(accepted("build").concluded(Conclusion.FAILURE));
        scene.writeDue();

        // Then
        assertThat(forge.writes()).containsExactly("create");
        assertThat(waits()).isEqualTo(1);
    }

    @Test
    void jobOfARepositoryThatWantedNoCommentsIsNotCountedOnceItDoes() {
        // Given
        scene.settings(CommentMode.NEVER, CheckMode.NONE);
        scene.tell(accepted("build"));
        scene.work();

        // When
        scene.settings(CommentMode.ALWAYS, CheckMode.NONE);
        scene.tell(accepted("test"));
        scene.writeDue();

        // Then
        assertThat(forge.writes()).containsExactly("create");
        assertThat(waits()).isEqualTo(1);
    }

    private StoredJob accepted(String name) {
        return job(name).of(pullRequest).acceptedAt(Instant.now().minus(WAIT));
    }

    private long waits() {
        return timer().count() - before;
    }

    private Timer timer() {
        return meters.get("afterrun.comment.wait").timer();
    }
}
