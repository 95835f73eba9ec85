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

/** A comment that somebody deleted, and who gets it back. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealForge.class)
class CommentAskedForTest {
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

    private CommandAnswered statusOfAWriter(int seconds) {
        var told = answer(asking, Reaction.SEEN, "1 run, 2 files (3 kB).", seconds);
        return new CommandAnswered(
                told.repository(),
                told.name(),
                told.number(),
                told.comment(),
                told.by(),
                told.reaction(),
                told.text(),
                true,
                told.answeredAt());
    }

    private List<String> ours() throws IOException {
        return scene.comments(pullRequest).stream()
                .filter(comment -> comment.author().equals("afterrun"))
                .map(CommentJson::body)
                .toList();
    }

    @Test
    void aCommentThatWasDeletedStaysAwayUntilAWriterAsksForIt() throws IOException {
        // Given
        scene.tell(job("build").of(pullRequest));
        scene.work();
        scene.delete(ourId());
        scene.tell(answer(new CommentId(asking.value() + 1), Reaction.SEEN, "for a reader", 0));
        scene.writeDue();
        var withoutAsking = ours();

        // When
        scene.tell(statusOfAWriter(10));
        scene.writeDue();

        // Then
        assertThat(withoutAsking).isEmpty();
        assertThat(ours()).singleElement().asString().contains("1 run, 2 files");
    }

    @Test
    void aCommentThatIsAskedForBeforeItWasMissedComesBackToo() throws IOException {
        // Given
        scene.tell(job("build").of(pullRequest));
        scene.work();
        scene.delete(ourId());

        // When
        scene.tell(statusOfAWriter(10));
        scene.writeDue();

        // Then
        assertThat(ours()).hasSize(1);
    }

    @Test
    void askingThatIsToldAgainDoesNotBringItBackTwice() throws IOException {
        // Given
        var status = statusOfAWriter(10);
        scene.tell(status);
        scene.work();
        scene.delete(ourId());
        scene.tell(job("build").of(pullRequest));
        scene.writeDue();

        // When
        scene.tell(status);
        scene.writeDue();

        // Then
        assertThat(ours()).isEmpty();
    }

    private CommentId ourId() throws IOException {
        return scene.comments(pullRequest).stream()
                .filter(comment -> comment.author().equals("afterrun"))
                .map(comment -> new CommentId(comment.id()))
                .findFirst()
                .orElseThrow();
    }
}
