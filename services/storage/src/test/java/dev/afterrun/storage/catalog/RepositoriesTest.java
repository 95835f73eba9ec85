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
import java.util.List;
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

    private static RepositoryId byAnId() {
        return new RepositoryId("local", UUID.randomUUID().toString());
    }

    private void known(RepositoryId identity) {
        QuarkusTransaction.requiringNew().run(() -> repositories.known(identity, name));
    }

    private Optional<RepositoryId> goesByTheName() {
        return QuarkusTransaction.requiringNew()
                .call(() -> repositories.named(name).map(Repository::identity));
    }
}
