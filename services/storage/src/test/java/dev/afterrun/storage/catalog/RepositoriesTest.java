package dev.afterrun.storage.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which tenant goes by a name that several have had. */
@QuarkusTest
class RepositoriesTest {
    private final CiJob job = CiJob.fresh();
    private final RepositoryName name = job.repository();

    @Inject
    Repositories repositories;

    @Inject
    Storage storage;

    @Test
    void ofThoseThatTheForgesIdNamesTheNewestGoesByTheName() {
        // Given
        known(byAnId());
        var newest = byAnId();

        // When
        known(newest);

        // Then
        assertThat(goesByTheName()).contains(newest);
    }

    @Test
    void whoeverTheForgesIdNamesTakesTheNameFromWhoeverHadNothingElse() {
        // Given
        known(job.id().repository());
        var named = byAnId();

        // When
        known(named);

        // Then
        assertThat(goesByTheName()).contains(named);
    }

    @Test
    void whoeverHasNothingButTheNameTakesItFromNobodyWhomTheForgesIdNames() {
        // Given
        var named = byAnId();
        known(named);
        var file = TestFile.of("dist/tool.txt", "what somebody has published for " + name);

        // When
        storage.publish(job, file);

        // Then
        assertThat(goesByTheName()).contains(named);
        var commit = job.commit().hex();
        for (var address : List.of(
                "/" + name + "/" + commit + "/dist/tool.txt",
                "/" + name + "/" + commit.substring(0, 12) + "/dist/tool.txt",
                "/" + name + "/~" + job.branch() + "/dist/tool.txt",
                "/" + name + "/run-" + job.run() + "/dist/tool.txt",
                "/" + name + "/-/sha256/" + file.sha256(),
                "/v1/repositories/" + name + "/files/" + file.sha256())) {
            assertThat(given().get(address).statusCode()).as(address).isEqualTo(404);
        }
    }

    @Test
    void ofTwoWhoseEventsComeTheWrongWayRoundTheOneThatGotTheNameLastGoesByIt() {
        // Given
        var before = byAnId();
        var now = byAnId();
        said(2, now, name);

        // When
        said(1, before, name);

        // Then
        assertThat(goesByTheName()).contains(now);
    }

    @Test
    void whoeverIsOlderTakesTheNameThatAnotherHadBefore() {
        // Given
        var older = byAnId();
        said(1, older, other());
        said(2, byAnId(), name);

        // When
        said(3, older, name);

        // Then
        assertThat(goesByTheName()).contains(older);
    }

    @Test
    void eventOfBeforeTheRenameThatIsReadAfterItGivesNoNameBack() {
        // Given
        var renamed = byAnId();
        var other = other();
        said(1, renamed, name);
        said(3, renamed, other);

        // When
        said(2, renamed, name);

        // Then
        assertThat(goesByTheName()).isEmpty();
        assertThat(nameOf(renamed)).isEqualTo(other);
    }

    @Test
    void whoeverHasGivenANameAwayDoesNotTakeItBackByWhatWasSaidBefore() {
        // Given
        var first = byAnId();
        var second = byAnId();
        said(1, first, name);
        said(3, first, other());
        said(4, second, name);

        // When
        said(2, first, name);

        // Then
        assertThat(goesByTheName()).contains(second);
    }

    @Test
    void otherLettersAreNoOtherName() {
        // Given
        var first = byAnId();
        var second = byAnId();
        said(1, first, name);
        said(2, second, name);

        // When
        said(3, first, inOtherLetters());

        // Then
        assertThat(goesByTheName()).contains(second);
    }

    @Test
    void whoeverAsksByOtherLettersRenamesNobody() {
        // Given
        var repository = byAnId();
        known(repository);

        // When
        QuarkusTransaction.requiringNew().run(() -> repositories.known(repository, inOtherLetters()));

        // Then
        assertThat(nameOf(repository)).isEqualTo(name);
    }

    @Test
    void jobsSayHowTheNameIsWritten() {
        // Given
        var repository = byAnId();
        said(1, repository, name);

        // When
        said(2, repository, inOtherLetters());

        // Then
        assertThat(nameOf(repository)).isEqualTo(inOtherLetters());
    }

    @Test
    void nobodyHasANameFromTimeToCome() {
        // Given
        var eager = byAnId();
        var next = byAnId();
        QuarkusTransaction.requiringNew().run(() -> repositories.known(eager, name, Instant.MAX));

        // When
        known(next);

        // Then
        assertThat(goesByTheName()).contains(next);
    }

    private static RepositoryId byAnId() {
        return new RepositoryId("local", UUID.randomUUID().toString());
    }

    private RepositoryName inOtherLetters() {
        return RepositoryName.parse(name.toString().toUpperCase(Locale.ROOT));
    }

    private static RepositoryName other() {
        return CiJob.fresh().repository();
    }

    /** Read in the order of the test, and said in that of {@code hour}. */
    private void said(int hour, RepositoryId identity, RepositoryName called) {
        var at = Instant.parse("2026-11-20T00:00:00Z").plus(Duration.ofHours(hour));
        QuarkusTransaction.requiringNew().run(() -> repositories.known(identity, called, at));
    }

    private RepositoryName nameOf(RepositoryId identity) {
        return QuarkusTransaction.requiringNew()
                .call(() -> repositories.find(identity).orElseThrow().name());
    }

    private void known(RepositoryId identity) {
        QuarkusTransaction.requiringNew().run(() -> repositories.known(identity, name));
    }

    private Optional<RepositoryId> goesByTheName() {
        return QuarkusTransaction.requiringNew()
                .call(() -> repositories.named(name).map(Repository::identity));
    }
}
