package dev.afterrun.notifier.comment;

import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import dev.afterrun.notifier.access.CalmSettings;
import dev.afterrun.notifier.testing.RealForge;
import dev.afterrun.notifier.testing.Scene;
import dev.afterrun.notifier.testing.WatchedForge;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealForge.class)
class CommentCalmTest {
    private static final Commit HEAD = new Commit("a".repeat(40));
    private static final RepositoryName LARGE = new RepositoryName("octo", "large");
    private static final RepositoryName SMALL = new RepositoryName("octo", "small");

    /** A quarter of the 60 writes of a minute. */
    private static final int AT_ONCE = 15;

    @Inject
    Scene scene;

    @Inject
    WatchedForge forge;

    @Inject
    CalmSettings settings;

    @BeforeEach
    void nothingIsKnown() {
        scene.begin();
        forge.reset();
    }

    @Test
    void matrixOfTwoHundredJobsWithinTenSecondsCostsAtMostSixWrites() throws IOException {
        // Given: between two writes lie 3 s, which these tests have made longer; all else in proportion
        var pullRequest = scene.open(HEAD);
        var jobs = 200;
        var betweenJobs = settings.quiet().multipliedBy(10).dividedBy(3L * jobs);

        // When
        for (var number = 1; number <= jobs; number++) {
            scene.tell(job("job " + number).of(pullRequest));
            scene.work();
            scene.passes(betweenJobs);
        }
        scene.passes(settings.quiet());
        scene.work();

        // Then
        assertThat(forge.writes()).hasSizeLessThanOrEqualTo(6);
        assertThat(scene.comment(pullRequest)).contains("200 jobs");
        assertThat(scene.number("SELECT count(*) FROM due_work")).isZero();
    }

    @Test
    void accountIsNeverAskedForMoreThanItAllowsWhoeverAsks() throws IOException {
        // Given
        forge.counts("octo");
        openAndTell(LARGE, 3 * AT_ONCE);
        var begin = System.nanoTime();

        // When
        scene.work();

        // Then
        assertThat(forge.writes()).hasSizeBetween(AT_ONCE, AT_ONCE + secondsSince(begin));
        scene.passes(Duration.ofSeconds(5));
        scene.work();
        assertThat(forge.writes()).hasSizeBetween(AT_ONCE + 5, AT_ONCE + 5 + secondsSince(begin));
    }

    @Test
    void turnInWhichNothingIsSentSpendsNothing() throws IOException {
        // Given
        forge.counts("octo");
        var pullRequest = openAndTell(LARGE, 1);
        scene.work();
        scene.timePasses();

        // When
        for (var revision = 2; revision < 2 + AT_ONCE; revision++) {
            scene.tell(job("build").in(LARGE).of(pullRequest).revision(revision));
            scene.work();
        }
        openAndTell(LARGE, AT_ONCE);
        scene.work();

        // Then
        assertThat(forge.writes()).hasSize(1 + AT_ONCE);
    }

    @Test
    void repositoryWithManyCommentsDelaysAnotherByNoMoreThanItsShare() throws IOException {
        // Given
        forge.counts("octo");
        openAndTell(LARGE, 3 * AT_ONCE);
        var small = openAndTell(SMALL, 1);
        var begin = System.nanoTime();

        // When
        scene.work();

        // Then
        assertThat(forge.writes()).hasSizeBetween(AT_ONCE, AT_ONCE + secondsSince(begin));
        assertThat(scene.comments(SMALL, small)).hasSize(1);
    }

    @Test
    void accountsOfOthersGoOnWhileOneRests() throws IOException {
        // Given
        forge.counts("octo");
        openAndTell(LARGE, AT_ONCE + 5);
        scene.work();

        // When
        forge.counts("acme");
        var small = openAndTell(SMALL, 1);
        scene.work();

        // Then
        assertThat(scene.comments(SMALL, small)).hasSize(1);
    }

    /** Each second that the test itself takes allows one more write. */
    private static int secondsSince(long begin) {
        return (int) Duration.ofNanos(System.nanoTime() - begin).toSeconds() + 1;
    }

    private int openAndTell(RepositoryName repository, int pullRequests) throws IOException {
        var last = 0;
        for (var i = 0; i < pullRequests; i++) {
            last = scene.open(repository, HEAD);
            scene.tell(job("build").run("of " + last).in(repository).of(last));
        }
        return last;
    }
}
