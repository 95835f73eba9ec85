package dev.afterrun.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.PullRequestState;
import java.io.IOException;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** How every forge finds pull requests. */
public interface PullRequestContract extends OnStage {
    Commit UNKNOWN = new Commit("f".repeat(40));

    @Test
    default void pullRequestIsFoundByItsNumber() throws IOException {
        // Given
        var opened = stage().open();

        // When
        var found = forge().pullRequest(stage().repository(), opened.number());

        // Then
        assertThat(found).contains(opened);
        assertThat(opened.state()).isEqualTo(PullRequestState.OPEN);
    }

    @Test
    default void pullRequestThatIsNotThereIsEmpty() throws IOException {
        // Given
        stage().open();

        // When
        var found = forge().pullRequest(stage().repository(), 4711);

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    default void pullRequestIsFoundByItsHead() throws IOException {
        // Given
        stage().assumeThatCommitsAreSearched();
        var opened = stage().open();
        stage().open();

        // When
        var found = forge().pullRequestsOf(stage().repository(), opened.head(), OptionalInt.empty());

        // Then
        assertThat(found).containsExactly(opened);
    }

    @Test
    default void pullRequestIsFoundByItsTestMerge() throws IOException {
        // Given
        stage().assumeThatCommitsAreSearched();
        var opened = stage().openWithTestMerge();

        // When
        var found =
                forge().pullRequestsOf(stage().repository(), opened.testMerge().orElseThrow(), OptionalInt.empty());

        // Then
        assertThat(found).containsExactly(opened);
    }

    @Test
    default void testMergeIsConfirmedByTheHint() throws IOException {
        // Given
        var opened = stage().openWithTestMerge();

        // When
        var found = forge().pullRequestsOf(
                        stage().repository(), opened.testMerge().orElseThrow(), OptionalInt.of(opened.number()));

        // Then
        assertThat(found).containsExactly(opened);
    }

    @Test
    default void commitWithoutPullRequestHasNone() throws IOException {
        // Given
        stage().assumeThatCommitsAreSearched();
        stage().open();

        // When
        var found = forge().pullRequestsOf(stage().repository(), UNKNOWN, OptionalInt.empty());

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    default void oneCommitMayBeTheHeadOfSeveralPullRequests() throws IOException {
        // Given
        stage().assumeThatCommitsAreSearched();
        var first = stage().open();
        var second = stage().openFor(first.head());

        // When
        var found = forge().pullRequestsOf(stage().repository(), first.head(), OptionalInt.empty());

        // Then
        assertThat(found).containsExactlyInAnyOrder(first, second);
    }

    @Test
    default void closedPullRequestIsStillFoundAndSaysSo() throws IOException {
        // Given
        var opened = stage().open();
        stage().close(opened);

        // When
        var found = forge().pullRequestsOf(stage().repository(), opened.head(), OptionalInt.of(opened.number()));

        // Then
        assertThat(found)
                .filteredOn(pullRequest -> pullRequest.number() == opened.number())
                .extracting(PullRequest::state)
                .containsExactly(PullRequestState.CLOSED);
    }

    @Test
    default void mergedPullRequestIsStillFoundAndSaysSo() throws IOException {
        // Given
        var opened = stage().open();
        stage().merge(opened);

        // When
        var found = forge().pullRequestsOf(stage().repository(), opened.head(), OptionalInt.of(opened.number()));

        // Then
        assertThat(found)
                .filteredOn(pullRequest -> pullRequest.number() == opened.number())
                .extracting(PullRequest::state)
                .containsExactly(PullRequestState.MERGED);
    }

    @Test
    default void trueHintIsConfirmed() throws IOException {
        // Given
        var opened = stage().open();

        // When
        var found = forge().pullRequestsOf(stage().repository(), opened.head(), OptionalInt.of(opened.number()));

        // Then
        assertThat(found).containsExactly(opened);
    }

    @Test
    default void hintThatLiesIsIgnored() throws IOException {
        // Given
        stage().assumeThatHintsAreChecked();
        var opened = stage().open();
        var meant = stage().open();

        // When
        var found = forge().pullRequestsOf(stage().repository(), UNKNOWN, OptionalInt.of(meant.number()));

        // Then
        assertThat(found).doesNotContain(meant, opened);
    }

    @Test
    default void hintThatNamesNothingIsIgnored() throws IOException {
        // Given
        stage().assumeThatHintsAreChecked();
        stage().assumeThatCommitsAreSearched();
        var opened = stage().open();

        // When
        var found = forge().pullRequestsOf(stage().repository(), opened.head(), OptionalInt.of(4711));

        // Then
        assertThat(found).containsExactly(opened);
    }

    @Test
    default void pullRequestIsThatOfThisMomentHoweverOftenItIsRead() throws IOException {
        // Given
        var opened = stage().open();
        var forge = forge();
        forge.pullRequest(stage().repository(), opened.number());
        forge.pullRequest(stage().repository(), opened.number());

        // When
        stage().close(opened);
        var now = forge.pullRequest(stage().repository(), opened.number());

        // Then
        assertThat(now).map(PullRequest::state).contains(PullRequestState.CLOSED);
    }
}
