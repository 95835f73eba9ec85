package dev.afterrun.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** How every forge keeps our comments. */
public interface CommentContract extends OnStage {
    Marker MARKER = new Marker("pull-request");

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
    default void commentsAreThoseOfThisMomentHoweverOftenTheyAreRead() throws IOException {
        // Given
        var pullRequest = stage().open();
        var forge = forge();
        var first = forge.createComment(stage().repository(), pullRequest.number(), marked("first"));
        forge.comments(stage().repository(), pullRequest.number(), MARKER);
        forge.deleteComment(stage().repository(), first.id());
        var second = forge.createComment(stage().repository(), pullRequest.number(), marked("second"));

        // When
        var found = forge.comments(stage().repository(), pullRequest.number(), MARKER);

        // Then
        assertThat(found).containsExactly(second);
    }

    @Test
    default void commentInARepositoryThatWasArchivedIsRefusedThoughWeAreLetIn() throws IOException {
        // Given
        var pullRequest = stage().open();
        stage().archive();

        // When, Then
        assertThatThrownBy(() -> commented(pullRequest, marked("too late")))
                .isExactlyInstanceOf(ForgeRefused.class)
                .hasMessageContaining("archived");
    }
}
