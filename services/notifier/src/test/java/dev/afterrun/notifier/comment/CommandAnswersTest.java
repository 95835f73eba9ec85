package dev.afterrun.notifier.comment;

import static dev.afterrun.notifier.testing.StoredJob.REPOSITORY;
import static dev.afterrun.notifier.testing.StoredJob.START;
import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.event.Actor;
import dev.afterrun.contracts.event.CommandAnswered;
import dev.afterrun.contracts.event.CommandAnswered.Reaction;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import dev.afterrun.forge.CommentId;
import dev.afterrun.forge.local.CommentJson;
import dev.afterrun.notifier.testing.RealForge;
import dev.afterrun.notifier.testing.Scene;
import dev.afterrun.notifier.testing.WatchedForge;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is seen of an answer: a sign beside the comment that asked, and words in ours. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealForge.class)
class CommandAnswersTest {
    private static final Commit HEAD = new Commit("a".repeat(40));

    @Inject
    Scene scene;

    @Inject
    WatchedForge forge;

    private int pullRequest;
    private CommentId asking;

    @BeforeEach
    void somebodyAsks() throws IOException {
        scene.begin();
        forge.reset();
        pullRequest = scene.open(HEAD);
        asking = scene.someoneComments(pullRequest, "octocat", "/afterrun status");
    }

    private CommandAnswered answer(CommentId to, Reaction reaction, String text, int seconds) {
        return new CommandAnswered(
                new RepositoryId("local", REPOSITORY.toString()),
                REPOSITORY,
                pullRequest,
                Optional.of(to.value()),
                new Actor("octocat", "583231"),
                reaction,
                Optional.of(text).filter(words -> !words.isEmpty()),
                false,
                START.plusSeconds(seconds));
    }

    private List<String> reactions() throws IOException {
        return scene.comments(pullRequest).stream()
                .filter(comment -> comment.id() == asking.value())
                .findFirst()
                .map(CommentJson::reactions)
                .orElseThrow();
    }

    private List<String> ours() throws IOException {
        return scene.comments(pullRequest).stream()
                .filter(comment -> comment.author().equals("afterrun"))
                .map(CommentJson::body)
                .toList();
    }

    @Test
    void anAnswerIsAReactionAndALineInTheOneComment() throws IOException {
        // Given
        scene.tell(job("build").of(pullRequest));
        scene.work();

        // When
        scene.tell(answer(asking, Reaction.DONE, "Kept until 21 Dec 2026.", 0));
        scene.writeDue();

        // Then
        assertThat(reactions()).containsExactly("+1");
        assertThat(ours()).singleElement().asString().contains("build", "**octocat** asked", "Kept until 21 Dec 2026.");
        assertThat(forge.writes()).containsExactlyInAnyOrder("create", "edit", "react");
    }

    @Test
    void wordsMakeTheCommentWhereThereIsNone() throws IOException {
        // When
        scene.tell(answer(asking, Reaction.NOT_UNDERSTOOD, "“uplaod” is no command", 0));
        scene.work();

        // Then
        assertThat(reactions()).containsExactly("confused");
        assertThat(ours()).singleElement().asString().contains("No job has reported", "is no command");
    }

    @Test
    void aSignAloneMakesNoComment() throws IOException {
        // When
        scene.tell(answer(asking, Reaction.REFUSED, "", 0));
        scene.work();

        // Then
        assertThat(reactions()).containsExactly("-1");
        assertThat(ours()).isEmpty();
    }

    @Test
    void anAnswerThatIsToldAgainWritesNothingNew() throws IOException {
        // Given
        var answer = answer(asking, Reaction.SEEN, "1 run", 0);
        scene.tell(answer);
        scene.work();

        // When
        scene.tell(answer);
        scene.writeDue();

        // Then
        assertThat(reactions()).containsExactly("eyes");
        assertThat(forge.writes()).containsExactlyInAnyOrder("create", "react", "react");
    }

    @Test
    void aReactionWhoseAnswerWasLostIsThereOnce() throws IOException {
        // Given
        forge.after(call -> {
            if (call.equals("react")) {
                throw new IOException("connection reset");
            }
        });
        scene.tell(answer(asking, Reaction.DONE, "", 0));
        scene.work();

        // When
        forge.reset();
        scene.writeDue();

        // Then
        assertThat(reactions()).containsExactly("+1");
        assertThat(scene.isAnythingDue()).isFalse();
    }

    @Test
    void theNewestThreeAreShownInWhateverOrderTheyCome() throws IOException {
        // Given
        for (var second : List.of(3, 1, 5, 2, 4)) {
            scene.tell(answer(new CommentId(second), Reaction.SEEN, "answer " + second, second));
        }

        // When
        scene.work();

        // Then
        assertThat(ours())
                .singleElement()
                .asString()
                .contains("answer 5", "answer 4", "answer 3")
                .doesNotContain("answer 2", "answer 1");
    }

    @Test
    void answersOfAnotherForgeAreNotShownHere() {
        // Given
        var told = answer(asking, Reaction.DONE, "done", 0);
        var elsewhere = new CommandAnswered(
                new RepositoryId("github.com", "1"),
                told.name(),
                told.number(),
                told.comment(),
                told.by(),
                told.reaction(),
                told.text(),
                false,
                told.answeredAt());

        // When
        scene.tell(elsewhere);

        // Then
        assertThat(scene.isAnythingDue()).isFalse();
    }
}
