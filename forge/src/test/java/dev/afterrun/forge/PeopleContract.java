package dev.afterrun.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every forge says of people, and how they are answered by a sign. */
public interface PeopleContract extends OnStage {
    @Test
    default void whoMayWriteMayWrite() throws IOException {
        // Given
        var writer = stage().writer();

        // When, Then
        assertThat(forge().mayWrite(stage().repository(), writer)).isTrue();
        assertThat(forge().mayRead(stage().repository(), writer)).isTrue();
    }

    @Test
    default void whoMayOnlyReadMayRead() throws IOException {
        // Given
        var reader = stage().reader();

        // When, Then
        assertThat(forge().mayWrite(stage().repository(), reader)).isFalse();
        assertThat(forge().mayRead(stage().repository(), reader)).isTrue();
    }

    @Test
    default void whoeverHasTheLoginOfOneWhoMayIsSomebodyElse() throws IOException {
        // Given
        var reader = stage().reader();
        var renamed = new Person(stage().writer().login(), reader.id());

        // When, Then
        assertThat(forge().mayWrite(stage().repository(), renamed)).isFalse();
        assertThat(forge().mayRead(stage().repository(), renamed)).isFalse();
    }

    @Test
    default void whomTheForgeDoesNotKnowMayDoNothing() throws IOException {
        // Given
        stage().reader();
        var nobody = new Person("nobody-%$/../here", "4711");

        // When, Then
        assertThat(forge().mayWrite(stage().repository(), nobody)).isFalse();
        assertThat(forge().mayRead(stage().repository(), nobody)).isFalse();
    }

    @Test
    default void aReactionThatIsSetTwiceIsThereOnce() throws IOException {
        // Given
        stage().assumeThatReactionsAreTaken();
        var comment = stage().commentBySomeoneElse(stage().open(), "/afterrun status");

        // When
        var first = forge().react(stage().repository(), comment, Reaction.THUMBS_UP);
        var second = forge().react(stage().repository(), comment, Reaction.THUMBS_UP);

        // Then
        assertThat(first && second).isTrue();
    }

    @Test
    default void everyReactionIsTaken() throws IOException {
        // Given
        stage().assumeThatReactionsAreTaken();
        var comment = stage().commentBySomeoneElse(stage().open(), "/afterrun help");

        // When, Then
        for (var reaction : Reaction.values()) {
            assertThat(forge().react(stage().repository(), comment, reaction)).isTrue();
        }
    }

    @Test
    default void thereIsNoReactionOnACommentThatIsGone() throws IOException {
        // Given
        var pullRequest = stage().open();
        var comment = forge().createComment(stage().repository(), pullRequest.number(), "gone soon");
        forge().deleteComment(stage().repository(), comment.id());

        // When, Then
        assertThat(forge().react(stage().repository(), comment.id(), Reaction.EYES))
                .isFalse();
    }

    @Test
    default void outageWhileItIsAskedAboutPeopleMeansTryAgain() throws IOException {
        // Given
        stage().reader();
        try (var outage = Outage.answering(502, Map.of(), "<html>Bad gateway</html>")) {
            var forge = stage().connect(outage.base());

            // When, Then
            assertThatThrownBy(() -> forge.mayWrite(stage().repository(), stage().writer()))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> forge.mayRead(stage().repository(), stage().writer()))
                    .isInstanceOf(IOException.class);
        }
    }
}
