package dev.afterrun.storage.visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.forge.github.GitHubFault;
import dev.afterrun.http.identity.Account;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.identity.ForgePerson;
import dev.afterrun.http.identity.Reading.Audience;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may see a repository on GitHub reads it here, without anybody having written it into their account. */
@QuarkusTest
@TestProfile(OnGitHub.class)
class PeoplesRightsTest {
    private static final RepositoryName NAME = RepositoryName.parse("octo-org/octo-repo");
    private static final RepositoryName NEVER_WAS = RepositoryName.parse("octo-org/never-was");

    @Inject
    Repositories repositories;

    @Inject
    ReadRepositories reading;

    @Inject
    VisibilityScene scene;

    @Inject
    Storage storage;

    @BeforeEach
    void isPrivate() {
        GitHubResource.gitHub().show(false);
        QuarkusTransaction.requiringNew()
                .run(() -> repositories.known(new RepositoryId(OnGitHub.FORGE, "1296269"), NAME));
        storage.work();
        scene.hide(NAME);
    }

    @AfterEach
    void allIsWell() {
        GitHubResource.gitHub().goesWrong(GitHubFault.Plan.NONE);
    }

    @Test
    void whoMaySeeItOnGitHubReadsItHere() {
        assertThat(audience(NAME, somebody("read"))).isEqualTo(Audience.FEW);
    }

    @Test
    void whoMayNotIsToldTheSameAsOfOneThatNeverWas() {
        // Given
        var stranger = somebody("none");

        // When, Then
        assertThatThrownBy(() -> audience(NAME, stranger))
                .isInstanceOfSatisfying(ProblemException.class, PeoplesRightsTest::isNotFound);
        assertThatThrownBy(() -> audience(NEVER_WAS, stranger))
                .isInstanceOfSatisfying(ProblemException.class, PeoplesRightsTest::isNotFound);
    }

    @Test
    void whoeverHasTheLoginOfOneWhoMayIsSomebodyElse() {
        // Given
        var reader = somebody("read");
        var renamed = new ForgePerson(reader.login(), "4711");

        // When, Then
        assertThatThrownBy(() -> audience(NAME, renamed)).isInstanceOf(ProblemException.class);
    }

    @Test
    void nobodyReadsByWhoTheyAreAtAnotherForge() {
        // Given
        var reader = somebody("read");

        // When, Then
        assertThatThrownBy(() -> audience(NAME, account("ghe.example", reader))).isInstanceOf(ProblemException.class);
    }

    @Test
    void gitHubIsAskedOnceInMinutesAndAboutWhateverName() {
        // Given
        var asked = new AtomicInteger();
        var stranger = somebody("none");
        GitHubResource.gitHub().goesWrong(request -> {
            if (request.endsWith("/collaborators/" + stranger.login() + "/permission")) {
                asked.incrementAndGet();
            }
            return null;
        });

        // When
        for (var name : new RepositoryName[] {NAME, NAME, NEVER_WAS, NEVER_WAS}) {
            assertThatThrownBy(() -> audience(name, stranger)).isInstanceOf(ProblemException.class);
        }

        // Then
        assertThat(asked).hasValue(2);
    }

    @Test
    void whileGitHubIsAwayItSaysSoOfWhateverName() {
        // Given
        var reader = somebody("read");
        GitHubResource.gitHub().goesWrong(_ -> GitHubFault.answering(502, "Bad Gateway"));

        // When, Then
        for (var name : new RepositoryName[] {NAME, NEVER_WAS}) {
            assertThatThrownBy(() -> audience(name, reader))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            silence -> assertThat(silence.problem().status()).isEqualTo(503));
        }
    }

    private Audience audience(RepositoryName name, ForgePerson person) {
        return audience(name, account(OnGitHub.FORGE, person));
    }

    private Audience audience(RepositoryName name, Account account) {
        return reading.check(name, () -> Optional.of(new Caller(account)));
    }

    private static Account account(String forge, ForgePerson person) {
        return new Account("somebody", forge, Optional.of(person), Set.of(), Set.of(), TrustLevel.UNTRUSTED);
    }

    private static ForgePerson somebody(String permission) {
        var person = GitHubResource.gitHub().person("p" + UUID.randomUUID(), permission);
        return new ForgePerson(person.login(), person.id());
    }

    private static void isNotFound(ProblemException refused) {
        assertThat(refused.problem().status()).isEqualTo(404);
    }
}
