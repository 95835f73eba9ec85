package dev.afterrun.storage.retention.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RetentionOfPullRequestsTest {
    private static final String OF_PULL_REQUESTS = """
            [[retention]]
            pull-request = true
            keep = "5d"
            after-close = "2d"
            """;

    private final TestFile text = TestFile.of("a.txt", "text " + UUID.randomUUID());
    private final CiJob job = CiJob.fresh();

    @Inject
    Storage storage;

    @Inject
    RetentionScene scene;

    @Test
    void aPullRequestThatClosesEndsItsFilesSooner() {
        // Given
        var ofPullRequest = job.onBranch("topic").onPullRequest(7);
        scene.rules(job, OF_PULL_REQUESTS);
        storage.publish(ofPullRequest, text);
        var open = scene.ends(ofPullRequest).get("a.txt");

        // When
        scene.pullRequest(ofPullRequest, 7, PullRequestState.CLOSED);

        // Then
        assertThat(open).isEqualTo(Duration.ofDays(5));
        assertThat(scene.ends(ofPullRequest).get("a.txt"))
                .isBetween(Duration.ofDays(2), Duration.ofDays(2).plusMinutes(5));
        assertThat(scene.toldEnd(ofPullRequest)).isLessThan(open);
    }

    @Test
    void aPullRequestThatIsReopenedGivesThemTheirTimeBack() {
        // Given
        var ofPullRequest = job.onBranch("topic").onPullRequest(7);
        scene.rules(job, OF_PULL_REQUESTS);
        storage.publish(ofPullRequest, text);
        scene.pullRequest(ofPullRequest, 7, PullRequestState.CLOSED);

        // When
        scene.pullRequest(ofPullRequest, 7, PullRequestState.OPEN);

        // Then
        assertThat(scene.ends(ofPullRequest)).containsOnly(Map.entry("a.txt", Duration.ofDays(5)));
    }

    @Test
    void proposalThatWasOnItsWayWhenThePullRequestWasReopenedIsRefused() throws IOException {
        // Given
        var ofPullRequest = job.onBranch("topic").onPullRequest(7);
        scene.rules(job, OF_PULL_REQUESTS);
        storage.publish(ofPullRequest, text);
        scene.pullRequest(ofPullRequest, 7, PullRequestState.CLOSED);
        scene.letCloseEnd(ofPullRequest);
        scene.found(ofPullRequest, 7, PullRequestState.OPEN);

        // When: nothing was evaluated anew since
        storage.expiryDue(ofPullRequest);

        // Then
        assertThat(storage.told(ofPullRequest).getLast().counts().stored()).isEqualTo(1);
        assertThat(scene.toldEnd(ofPullRequest)).isEqualTo(Duration.ofDays(5));
    }

    @Test
    void theTimeAfterClosingBeginsOnce() {
        // Given
        var ofPullRequest = job.onBranch("topic").onPullRequest(7);
        scene.rules(job, OF_PULL_REQUESTS);
        storage.publish(ofPullRequest, text);
        scene.pullRequest(ofPullRequest, 7, PullRequestState.CLOSED);
        var first = scene.ends(ofPullRequest);

        // When
        scene.pullRequest(ofPullRequest, 7, PullRequestState.MERGED);

        // Then
        assertThat(scene.ends(ofPullRequest)).isEqualTo(first);
    }

    @Test
    void aRunOfTheBranchThatItGoesIntoIsNotThePullRequests() {
        // Given
        scene.rules(job, OF_PULL_REQUESTS);
        storage.publish(job, text);

        // When
        scene.pullRequest(job, 7, PullRequestState.MERGED);

        // Then
        assertThat(scene.ends(job)).containsOnly(Map.entry("a.txt", Duration.ofDays(7)));
    }
}
