package dev.afterrun.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.afterrun.contracts.Commit;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What every forge promises, real or local: a test class gives the stage, and has these tests. */
public interface ForgeContract {
    Marker MARKER = new Marker("pull-request");
    Commit UNKNOWN = new Commit("f".repeat(40));

    /** The stage of the running test. */
    ForgeStage stage();

    private Forge forge() {
        return stage().connect(stage().base());
    }

    private static String marked(String text) {
        return MARKER.line() + "\n" + text;
    }

    private Comment commented(PullRequest pullRequest, String body) throws IOException {
        return forge().createComment(stage().repository(), pullRequest.number(), body);
    }

    private Iterable<Comment> ours(PullRequest pullRequest) throws IOException {
        return forge().comments(stage().repository(), pullRequest.number(), MARKER);
    }

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
    default void commentIsFoundAgainByItsMarker() throws IOException {
        // Given
        var pullRequest = stage().open();
        var created = commented(pullRequest, marked("all is well"));

        // When
        var found = ours(pullRequest);

        // Then
        assertThat(found).containsExactly(created);
        assertThat(created.body()).isEqualTo(marked("all is well"));
    }

    @Test
    default void commentsAreFoundOnEveryPageOldestFirst() throws IOException {
        // Given
        var pullRequest = stage().open();
        var first = commented(pullRequest, marked("first"));
        for (var said = 0; said < 105; said++) {
            stage().commentBySomeoneElse(pullRequest, "remark " + said);
        }
        var last = commented(pullRequest, marked("last"));

        // When
        var found = ours(pullRequest);

        // Then
        assertThat(found).containsExactly(first, last);
    }

    @Test
    default void someoneElsesCommentWithTheMarkerIsNotOurs() throws IOException {
        // Given
        var pullRequest = stage().open();
        stage().commentBySomeoneElse(pullRequest, marked("I can do this too"));

        // When
        var found = ours(pullRequest);

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    default void ourCommentWithoutTheMarkerIsAnotherOne() throws IOException {
        // Given
        var pullRequest = stage().open();
        commented(pullRequest, "> " + MARKER.line() + "\n\nquoted only");

        // When
        var found = ours(pullRequest);

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    default void editReplacesTheBodyAndKeepsThePlace() throws IOException {
        // Given
        var pullRequest = stage().open();
        var created = commented(pullRequest, marked("running"));

        // When
        var edited = forge().editComment(stage().repository(), created.id(), marked("done"));

        // Then
        assertThat(edited).contains(new Comment(created.id(), marked("done"), created.url()));
        assertThat(ours(pullRequest)).containsExactly(edited.orElseThrow());
    }

    @Test
    default void editOfADeletedCommentIsEmptySoThatAnotherIsCreated() throws IOException {
        // Given
        var pullRequest = stage().open();
        var created = commented(pullRequest, marked("running"));
        forge().deleteComment(stage().repository(), created.id());

        // When
        var edited = forge().editComment(stage().repository(), created.id(), marked("done"));

        // Then
        assertThat(edited).isEmpty();
        assertThat(ours(pullRequest)).isEmpty();
    }

    @Test
    default void deleteIsIdempotent() throws IOException {
        // Given
        var pullRequest = stage().open();
        var created = commented(pullRequest, marked("gone soon"));
        forge().deleteComment(stage().repository(), created.id());

        // When
        forge().deleteComment(stage().repository(), created.id());

        // Then
        assertThat(ours(pullRequest)).isEmpty();
    }

    @Test
    default void bodyOfExactlyTheLimitIsTaken() throws IOException {
        // Given
        var pullRequest = stage().open();
        var start = marked("");
        var body = start + "🦊".repeat(Comment.BODY_LIMIT - start.length());

        // When
        var created = commented(pullRequest, body);

        // Then
        assertThat(Comment.lengthOf(body)).isEqualTo(Comment.BODY_LIMIT);
        assertThat(created.body().equals(body)).isTrue();
    }

    @Test
    default void bodyOverTheLimitIsRefusedWithTheLimitAndTheMend() throws IOException {
        // Given
        var pullRequest = stage().open();
        var body = "x".repeat(Comment.BODY_LIMIT + 1);

        // When
        var thrown = catchThrowableOfType(ForgeRefused.class, () -> commented(pullRequest, body));

        // Then
        assertThat(thrown).hasMessageContaining("65536").hasMessageContaining("65537");
        assertThat(ours(pullRequest)).isEmpty();
    }

    @Test
    default void unicodeAndMarkupSurvive() throws IOException {
        // Given
        var pullRequest = stage().open();
        var body = marked("✅ Ünïcödé 漢字 עברית 👩‍🚀\u00a0| `a\\b` \"q\" <b>&amp;</b>\n\n```\n\ttab\n```");

        // When
        commented(pullRequest, body);

        // Then
        assertThat(ours(pullRequest)).extracting(Comment::body).containsExactly(body);
    }

    @Test
    default void commentOnAPullRequestThatIsNotThereIsRefused() throws IOException {
        // Given
        stage().open();

        // When, Then
        assertThatThrownBy(() -> forge().createComment(stage().repository(), 4711, marked("hello?")))
                .isInstanceOf(ForgeRefused.class)
                .hasMessageContaining("404");
    }

    @Test
    default void outageOfTheForgeMeansTryAgain() throws IOException {
        // Given
        try (var outage = Outage.answering(502, Map.of(), "<html>Bad gateway</html>")) {
            var forge = stage().connect(outage.base());

            // When, Then
            assertThatThrownBy(() -> forge.pullRequest(stage().repository(), 1)).isInstanceOf(IOException.class);
        }
    }

    @Test
    default void forgeThatIsNotThereMeansTryAgain() throws IOException {
        // Given
        var outage = Outage.answering(200, Map.of(), "{}");
        var forge = stage().connect(outage.base());
        outage.close();

        // When, Then
        assertThatThrownBy(() -> forge.pullRequest(stage().repository(), 1)).isInstanceOf(IOException.class);
    }

    @Test
    default void answerThatIsNoJsonMeansTryAgain() throws IOException {
        // Given
        try (var portal = Outage.answering(200, Map.of(), "<html>Welcome to our network</html>")) {
            var forge = stage().connect(portal.base());

            // When, Then
            assertThatThrownBy(() -> forge.pullRequest(stage().repository(), 1)).isInstanceOf(IOException.class);
        }
    }

    @Test
    default void forgeThatAsksForPatienceIsHeard() throws IOException {
        // Given
        try (var limited = Outage.answering(403, Map.of("Retry-After", "61"), "{\"message\":\"slow down\"}")) {
            var forge = stage().connect(limited.base());

            // When
            var thrown = catchThrowableOfType(
                    ForgeBusy.class, () -> forge.createComment(stage().repository(), 1, marked("hello")));

            // Then
            assertThat(thrown.retryAfter()).contains(Duration.ofSeconds(61));
        }
    }

    @Test
    default void refusedTokenIsNamedOnceAndNotRetried() throws IOException {
        // Given
        try (var strict = Outage.answering(401, Map.of(), "{\"message\":\"Bad credentials\"}")) {
            var forge = stage().connect(strict.base());

            // When, Then
            assertThatThrownBy(() -> forge.pullRequest(stage().repository(), 1))
                    .isInstanceOf(ForgeRefused.class)
                    .hasMessageContaining("Bad credentials")
                    .hasMessageContaining("token that is valid");
        }
    }
}
