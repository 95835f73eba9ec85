package dev.afterrun.storage.contents;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.content.ContentUse;
import dev.afterrun.contracts.content.ContentUses;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HashIndexTest {
    @Inject
    Storage storage;

    @Inject
    ObjectMapper json;

    @Inject
    Sql sql;

    @Test
    void everyUseOfAContentIsToldWithItsRunCommitPathAndAddress() {
        // Given
        var job = CiJob.fresh();
        var wheel = TestFile.of("dist/tool.whl", "told with all of it " + job.repository());
        storage.publish(job, wheel, TestFile.of("copy/tool+1.whl", wheel.text()));
        storage.publish(job.ofRun("2").named("again"), TestFile.of("other.whl", wheel.text()));

        // When
        var told = read(ask(job.repository(), wheel.sha256()));

        // Then
        assertThat(told.size()).isEqualTo(wheel.content().length);
        assertThat(told.address().orElseThrow())
                .hasToString("http://content.test/" + job.repository() + "/-/sha256/" + wheel.sha256() + "/other.whl");
        assertThat(told.uses())
                .extracting(use -> use.job().run() + " " + use.path() + " " + use.commit())
                .containsExactly(
                        "2 other.whl " + job.commit(),
                        "1 dist/tool.whl " + job.commit(),
                        "1 copy/tool+1.whl " + job.commit());
        assertThat(told.uses())
                .extracting(ContentUse::address)
                .last()
                .hasToString("http://content.test/" + job.repository() + "/" + job.commit() + "/copy/tool%2B1.whl");
        assertThat(told.next()).isEmpty();
    }

    @Test
    void pullRequestsThatHoldAContentAreTold() {
        // Given
        var job = CiJob.fresh().onPullRequest(7);
        var wheel = TestFile.of("tool.whl", "in two pull requests of " + job.repository());
        storage.publish(job, wheel);
        storage.publish(job.ofRun("2").ofCommit(new Commit("2".repeat(40))).onPullRequest(8), wheel);

        // When
        var told = read(ask(job.repository(), wheel.sha256()));

        // Then
        assertThat(told.uses())
                .extracting(use -> use.job().run() + " " + use.pullRequests())
                .containsExactly("2 [8]", "1 [7]");
    }

    @Test
    void manyUsesComeInPagesEachOnce() {
        // Given
        var job = CiJob.fresh();
        var text = "the licence of " + job.repository();
        storage.publish(
                job,
                IntStream.range(0, HashIndex.PAGE + 30)
                        .mapToObj(i -> TestFile.of("part-" + i + "/LICENSE", text))
                        .toArray(TestFile[]::new));

        // When
        var first = read(ask(job.repository(), TestFile.of("LICENSE", text).sha256()));
        var next = first.next().orElseThrow();
        var second = read(given().urlEncodingEnabled(false).get(next.getRawPath() + "?" + next.getRawQuery()));

        // Then
        assertThat(second.next()).isEmpty();
        var paths = new ArrayList<>(first.uses());
        paths.addAll(second.uses());
        assertThat(paths)
                .extracting(ContentUse::path)
                .hasSize(HashIndex.PAGE + 30)
                .doesNotHaveDuplicates();
    }

    @Test
    void anotherRepositoryIsAnsweredAsIfNobodyHadTheContent() {
        // Given
        var owner = CiJob.fresh();
        var secret = TestFile.of("secret.bin", "nobody else is to know of " + owner.repository());
        storage.publish(owner, secret);
        var stranger = CiJob.fresh();
        storage.publish(stranger, TestFile.of("other.bin", "something else of " + stranger.repository()));

        // When
        var known = ask(stranger.repository(), secret.sha256());

        // Then
        var unknown = ask(stranger.repository(), Digest.of(new byte[] {1, 2, 3}));
        var nowhere = ask(new RepositoryName("nobody", "nothing"), secret.sha256());
        assertThat(known.statusCode()).isEqualTo(404);
        assertThat(known.asString()).isEqualTo(unknown.asString());
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(known.headers().asList().toString())
                .isEqualTo(unknown.headers().asList().toString());
    }

    @Test
    void whoMerelyNamesADigestHasNothing() {
        // Given
        var owner = CiJob.fresh();
        var secret = TestFile.of("secret.bin", "announced by another than " + owner.repository());
        storage.publish(owner, secret);
        var stranger = CiJob.fresh();

        // When
        storage.finished(stranger, secret);
        storage.work();

        // Then
        assertThat(ask(stranger.repository(), secret.sha256()).statusCode()).isEqualTo(404);
        given().get("/" + stranger.repository() + "/-/sha256/" + secret.sha256())
                .then()
                .statusCode(404);
    }

    @Test
    void uploadingKnownBytesGivesOnesOwnCopyAlone() {
        // Given
        var owner = CiJob.fresh();
        var shared = TestFile.of("owner/shared.bin", "both have this " + owner.repository());
        storage.publish(owner, shared);
        var other = CiJob.fresh();
        storage.publish(other, TestFile.of("mine.bin", shared.text()));

        // When
        var told = read(ask(other.repository(), shared.sha256()));

        // Then
        assertThat(told.uses()).extracting(use -> use.path().value()).containsExactly("mine.bin");
        assertThat(told.toString()).doesNotContain(owner.repository().name());
    }

    @Test
    void noRowOfAnotherRepositoryIsLookedAt() {
        // Given
        var crowd = CiJob.fresh();
        var popular = TestFile.of("LICENSE", "a licence that " + crowd.repository() + " has very often");
        storage.publish(
                crowd,
                IntStream.range(0, 300)
                        .mapToObj(i -> TestFile.of("p" + i + "/LICENSE", popular.text()))
                        .toArray(TestFile[]::new));
        var stranger = CiJob.fresh();
        storage.publish(stranger, TestFile.of("a.txt", "a file of " + stranger.repository()));

        var number = sql.first(
                        row -> row.getLong("id"),
                        "SELECT id FROM repository WHERE name = ?",
                        stranger.repository().toString())
                .orElseThrow();

        // When
        var plan = String.join(
                "\n",
                sql.list(row -> row.getString(1), """
                    EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF)
                    SELECT 1 FROM artifact WHERE repository_id = ?
                    AND trust = 1 AND sha256 = ? AND state = 'stored' ORDER BY job_id DESC, path DESC LIMIT 1
                    """, number, popular.sha256().bytes()));

        // Then
        assertThat(plan).contains("artifact_stored").doesNotContain("Rows Removed");
    }

    @Test
    void aForksFilesAreToldWithoutAnAddressOfTheirContent() {
        // Given
        var fork = CiJob.fresh().trusted(TrustLevel.UNTRUSTED);
        var file = TestFile.of("dist/tool.whl", "made by a fork of " + fork.repository());
        storage.publish(fork, file);

        // When
        var told = read(ask(fork.repository(), file.sha256()));

        // Then
        assertThat(told.address()).isEmpty();
        assertThat(told.uses()).extracting(ContentUse::trust).containsExactly(TrustLevel.UNTRUSTED);
        given().get("/" + fork.repository() + "/-/sha256/" + file.sha256())
                .then()
                .statusCode(404);
    }

    @Test
    void aPositionThatIsNoneIsRefused() {
        // Given
        var job = CiJob.fresh();
        storage.publish(job, TestFile.of("a.txt", "asked about " + job.repository()));

        // When
        var answer =
                given().get("/v1/repositories/" + job.repository() + "/files/" + "ab".repeat(32) + "?after=rubbish");

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
    }

    private static Response ask(RepositoryName repository, Digest sha256) {
        return given().get("/v1/repositories/" + repository + "/files/" + sha256);
    }

    private ContentUses read(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        try {
            return json.readValue(answer.asString(), ContentUses.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
