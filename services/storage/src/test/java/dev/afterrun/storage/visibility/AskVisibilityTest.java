package dev.afterrun.storage.visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.NoAccess;
import dev.afterrun.forge.RepositoryFacts;
import dev.afterrun.storage.catalog.Repositories;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is made of the forge's word, and of its silence. */
@QuarkusTest
class AskVisibilityTest {
    private final RepositoryName name =
            new RepositoryName("acme", UUID.randomUUID().toString());
    private final RepositoryId byId =
            new RepositoryId("local", UUID.randomUUID().toString());

    @Inject
    VisibilityScene scene;

    @Inject
    Repositories repositories;

    @Test
    void forgeIsAskedUntilItHasAnswered() throws IOException {
        // Given
        known(byId);

        // When
        var outcome = scene.ask(name, () -> facts(byId.id(), true));

        // Then
        assertThat(scene.standing(name)).isEqualTo(new Standing(byId, false, true));
        assertThat(outcome).isEqualTo(Outcome.DONE);
    }

    @Test
    void lastAnswerCounts() throws IOException {
        // Given
        known(byId);
        scene.ask(name, () -> facts(byId.id(), true));

        // When
        scene.ask(name, () -> facts(byId.id(), false));

        // Then
        assertThat(scene.standing(name)).isEqualTo(new Standing(byId, true, true));
    }

    @Test
    void nameThatIsAnotherRepositorysByNowShowsNothing() throws IOException {
        // Given
        known(byId);
        scene.ask(name, () -> facts(byId.id(), false));

        // When
        scene.ask(name, () -> facts("4711", false));

        // Then
        assertThat(scene.standing(name)).isEqualTo(new Standing(byId, false, false));
    }

    @Test
    void sameWhereNothingButTheNameSaidWhoItWas() throws IOException {
        // Given
        var byName = new RepositoryId("local", name.toString());
        known(byName);
        scene.ask(name, () -> facts("1296269", false));
        assertThat(scene.standing(name)).isEqualTo(new Standing(byName, true, true));

        // When
        scene.ask(name, () -> facts("4711", false));

        // Then
        assertThat(scene.standing(name)).isEqualTo(new Standing(byName, false, false));
    }

    @Test
    void whatTheForgeDoesNotShowUsIsShownToNobody() throws IOException {
        // Given
        known(byId);
        scene.ask(name, () -> facts(byId.id(), false));

        // When
        scene.ask(name, () -> {
            throw new NoAccess("install the App in the repository");
        });

        // Then
        assertThat(scene.standing(name)).isEqualTo(new Standing(byId, false, false));
    }

    @Test
    void repositoryThatTheForgeHasNoMoreIsShownToNobody() throws IOException {
        // Given
        known(byId);
        scene.ask(name, () -> facts(byId.id(), false));

        // When
        scene.ask(name, Optional::empty);

        // Then
        assertThat(scene.standing(name)).isEqualTo(new Standing(byId, false, false));
    }

    @Test
    void itsLastWordHoldsWhileItIsAway() throws IOException {
        // Given
        known(byId);
        scene.ask(name, () -> facts(byId.id(), true));

        // When, Then
        assertThatThrownBy(() -> scene.ask(name, () -> {
                    throw new IOException("the forge is away");
                }))
                .isInstanceOf(IOException.class);
        assertThat(scene.standing(name)).isEqualTo(new Standing(byId, false, true));
    }

    @Test
    void busyForgeIsAskedWhenItSays() throws IOException {
        // Given
        known(byId);

        // When
        var outcome = scene.ask(name, () -> {
            throw new ForgeBusy("slow down", Optional.of(Duration.ofSeconds(7)));
        });

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Again.class, again -> assertThat(again.after()).isEqualTo(Duration.ofSeconds(7)));
    }

    private void known(RepositoryId identity) {
        QuarkusTransaction.requiringNew().run(() -> repositories.known(identity, name));
    }

    private static Optional<RepositoryFacts> facts(String id, boolean isPrivate) {
        return Optional.of(new RepositoryFacts(id, isPrivate));
    }
}
