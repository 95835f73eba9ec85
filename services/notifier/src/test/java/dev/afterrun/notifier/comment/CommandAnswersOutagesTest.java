package dev.afterrun.notifier.comment;

import static dev.afterrun.notifier.testing.StoredJob.REPOSITORY;
import static dev.afterrun.notifier.testing.StoredJob.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.event.Actor;
import dev.afterrun.contracts.event.CommandAnswered;
import dev.afterrun.contracts.event.CommandAnswered.Reaction;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import dev.afterrun.forge.CommentId;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.NoAccess;
import dev.afterrun.forge.local.CommentJson;
import dev.afterrun.notifier.testing.RealForge;
import dev.afterrun.notifier.testing.Scene;
import dev.afterrun.notifier.testing.WatchedForge;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers to commands while the forge does not take them. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealForge.class)
class CommandAnswersOutagesTest {
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

    @Test
    void aForgeThatAsksForPatienceGetsItAndTheReactionLater() throws IOException {
        // Given
        forge.before(call -> {
            if (call.equals("react")) {
                throw new ForgeBusy("slow down", Optional.of(Duration.ofMinutes(10)));
            }
        });
        scene.tell(answer(asking, Reaction.DONE, "", 0));
        scene.work();
        forge.reset();
        scene.work();
        var meanwhile = reactions();

        // When
        scene.writeDue();

        // Then
        assertThat(meanwhile).isEmpty();
        assertThat(reactions()).containsExactly("+1");
    }

    @Test
    void aLockedConversationGetsNoReactionAndIsLeftAlone() {
        // Given
        forge.before(call -> {
            if (call.equals("react")) {
                throw new ForgeRefused("This conversation is locked.");
            }
        });

        // When
        scene.tell(answer(asking, Reaction.DONE, "", 0));
        scene.work();

        // Then
        assertThat(scene.number("SELECT count(*) FROM due_work WHERE kind = 'reaction'"))
                .isZero();
    }

    @Test
    void aRepositoryThatIsShutIsTriedLaterAndNotForEver() {
        // Given
        forge.before(call -> {
            if (call.equals("react")) {
                throw new NoAccess("The App is not installed.");
            }
        });
        scene.tell(answer(asking, Reaction.DONE, "", 0));

        // When
        for (var tries = 0; tries < 6; tries++) {
            scene.writeDue();
        }

        // Then
        assertThat(scene.number("SELECT count(*) FROM due_work WHERE kind = 'reaction'"))
                .isZero();
    }
}
