package dev.afterrun.storage.index.conda;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which packages a ref's channel has where several have one name (A7). */
@QuarkusTest
class CondaChannelsOfRefsTest {
    @Inject
    Storage storage;

    private final CiJob job = CiJob.fresh();

    @Test
    void packagesOfDifferentPullRequestsNeverMix() {
        // Given
        var mine = job.onPullRequest(1);
        var other = job.ofRun("2").ofCommit(commit('b')).onPullRequest(2);
        storage.publish(mine, spam("mine"));
        storage.publish(other, CondaFile.noarch("", "eggs", "1.0", "0", "other"), spam("other"));

        // When
        var first = repodata("pr-1", "noarch");
        var second = repodata("pr-2", "noarch");

        // Then
        assertThat(first.<Map<String, Object>>path("'packages.conda'")).containsOnlyKeys("spam-1.0-0.conda");
        assertThat(sha256(first)).isEqualTo(spam("mine").sha256().hex());
        assertThat(second.<Map<String, Object>>path("'packages.conda'"))
                .containsOnlyKeys("eggs-1.0-0.conda", "spam-1.0-0.conda");
        assertThat(sha256(second)).isEqualTo(spam("other").sha256().hex());
    }

    @Test
    void identicalBuildNumbersOfDifferentBuildsNeverCollide() {
        // Given
        var pullRequest = job.onPullRequest(1);
        var later = pullRequest.ofRun("2").ofCommit(commit('b'));
        storage.publish(pullRequest, spam("of the first"));
        storage.publish(later, spam("of the second"));

        // Then
        assertThat(sha256(repodata(job.commit().hex(), "noarch")))
                .isEqualTo(spam("of the first").sha256().hex());
        assertThat(sha256(repodata("run-1", "noarch")))
                .isEqualTo(spam("of the first").sha256().hex());
        assertThat(sha256(repodata(commit('b').hex(), "noarch")))
                .isEqualTo(spam("of the second").sha256().hex());
        assertThat(sha256(repodata("run-2", "noarch")))
                .isEqualTo(spam("of the second").sha256().hex());
        assertThat(bytes("run-1", "conda/noarch/spam-1.0-0.conda"))
                .isEqualTo(spam("of the first").content());
        assertThat(bytes("run-2", "conda/noarch/spam-1.0-0.conda"))
                .isEqualTo(spam("of the second").content());
        var both = repodata("pr-1", "noarch");
        assertThat(sha256(both)).isEqualTo(spam("of the second").sha256().hex());
        assertThat(bytes("pr-1", "conda/noarch/spam-1.0-0.conda"))
                .isEqualTo(spam("of the second").content());
    }

    @Test
    void ofTwoFilesOfOneNameTheOneIsListedThatIsServed() {
        // Given
        storage.publish(
                job,
                CondaFile.noarch("a/", "spam", "1.0", "0", "one"),
                CondaFile.noarch("b/", "spam", "1.0", "0", "two"));

        // When
        var served =
                get("conda/noarch/spam-1.0-0.conda").statusCode(200).extract().header("ETag");

        // Then
        assertThat(served).isEqualTo('"' + sha256(repodata("noarch")) + '"');
    }

    private static TestFile spam(String payload) {
        return CondaFile.noarch("dist/noarch/", "spam", "1.0", "0", payload);
    }

    private static Commit commit(char digit) {
        return new Commit(String.valueOf(digit).repeat(40));
    }

    private static String sha256(ExtractableResponse<Response> repodata) {
        return repodata.<String>path("'packages.conda'.'spam-1.0-0.conda'.sha256");
    }

    private ExtractableResponse<Response> repodata(String subdir) {
        return repodata(job.commit().hex(), subdir);
    }

    private ExtractableResponse<Response> repodata(String ref, String subdir) {
        return given().get("/" + job.repository() + "/" + ref + "/conda/" + subdir + "/repodata.json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract();
    }

    private byte[] bytes(String ref, String path) {
        return given().get("/" + job.repository() + "/" + ref + "/" + path)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private ValidatableResponse get(String path) {
        return given().get(address(path)).then();
    }

    private String address(String path) {
        return "/" + job.repository() + "/" + job.commit() + "/" + path;
    }
}
