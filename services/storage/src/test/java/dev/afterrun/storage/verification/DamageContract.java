package dev.afterrun.storage.verification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.verification.DamagedCopy;
import dev.afterrun.contracts.verification.VerificationStatus;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Issuer;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of bytes that were damaged in their store, whichever store that is. */
abstract class DamageContract {
    @Inject
    Api api;

    @Inject
    Storage storage;

    @Inject
    Bytes bytes;

    @Inject
    ObjectMapper json;

    private final CiJob job = CiJob.fresh();
    private final TestFile file = TestFile.of("dist/tool.bin", "kept well until it is not: " + job.repository());

    @Test
    void aFlippedByteIsFoundAndNeverServed() throws IOException {
        // Given
        storage.publish(job, file);
        bytes.damage(file.sha256(), Bytes::flipped);

        // When
        verify();

        // Then
        read().statusCode(404).body("detail", containsString("damaged")).body("detail", containsString("publish"));
        assertThat(damaged(file).orElseThrow().damage()).contains("SHA-256");
    }

    @Test
    void anObjectThatWasCutOffIsFound() throws IOException {
        // Given
        storage.publish(job, file);
        bytes.damage(file.sha256(), content -> Arrays.copyOf(content, content.length - 1));

        // When
        verify();

        // Then
        read().statusCode(404);
        assertThat(damaged(file).orElseThrow().damage()).contains("cut off");
    }

    @Test
    void anObjectThatIsGoneIsFound() throws IOException {
        // Given
        storage.publish(job, file);
        bytes.delete(bytes.objectOf(file.sha256()));

        // When
        verify();

        // Then
        read().statusCode(404);
        assertThat(damaged(file).orElseThrow().damage()).contains("gone");
    }

    @Test
    void whatIsWellStaysAsItIs() {
        // Given
        storage.publish(job, file);

        // When
        verify();

        // Then
        read().statusCode(200).body(equalTo(file.text()));
        assertThat(damaged(file)).isEmpty();
    }

    @Test
    void theSameBytesPublishedAgainMendIt() throws IOException {
        // Given
        storage.publish(job, file);
        var object = bytes.objectOf(file.sha256());
        bytes.damage(file.sha256(), Bytes::flipped);
        verify();

        // When
        var session = storage.publish(job.ofRun("2"), file);

        // Then
        assertThat(session.missing()).containsExactly(file.sha256());
        read().statusCode(200).body(equalTo(file.text()));
        assertThat(damaged(file)).isEmpty();
        assertThat(bytes.exists(object)).isFalse();
    }

    @Test
    void anotherCopyIsServedInstead() throws IOException {
        // Given
        storage.publish(job, file);
        bytes.copy(file.sha256());
        bytes.damage(file.sha256(), Bytes::flipped);

        // When
        verify();

        // Then
        read().statusCode(200).body(equalTo(file.text()));
        assertThat(damaged(file).orElseThrow().readable()).isTrue();
    }

    @Test
    void ofAPackTheDamagedBlobsAloneAreMarked() throws IOException {
        // Given
        var others = new TestFile[] {
            TestFile.of("a.txt", "a of " + job.repository()), TestFile.of("b.txt", "b of " + job.repository())
        };
        var session = api.open(job, others[0], file, others[1]);
        api.pack(job, session, Api.packed(others[0], file, others[1])).then().statusCode(201);
        storage.finished(job, session.manifest());
        storage.work();
        bytes.damage(file.sha256(), Bytes::flipped);

        // When
        verify();

        // Then
        assertThat(damaged(file)).isPresent();
        for (var other : others) {
            given().get("/" + job.repository() + "/" + job.commit() + "/" + other.path())
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void theReportNamesTheFileAndItsRepository() throws IOException {
        // Given
        storage.publish(job, file);
        bytes.damage(file.sha256(), Bytes::flipped);

        // When
        verify();

        // Then
        var found = damaged(file).orElseThrow();
        assertThat(found.files()).hasSize(1);
        assertThat(found.files().getFirst().repository()).isEqualTo(job.repository());
        assertThat(found.files().getFirst().path()).hasToString(file.path());
        assertThat(found.readable()).isFalse();
        assertThat(given().get("/q/metrics").asString()).containsPattern("afterrun_blobs_damaged [1-9]");
    }

    @Test
    void theRunsPageSaysSoAndHowToHaveItBack() throws IOException {
        // Given
        storage.publish(job, file);
        bytes.damage(file.sha256(), Bytes::flipped);

        // When
        verify();

        // Then
        given().accept("text/html")
                .get("/" + job.repository() + "/run-1")
                .then()
                .statusCode(200)
                .body(containsString("damaged"))
                .body(containsString("publish the same file again"));
    }

    @Test
    void aSmallFileIsComparedWhenItIsReadAndIsFoundThen() throws IOException {
        // Given
        storage.publish(job, file);
        bytes.damage(file.sha256(), Bytes::flipped);

        // When
        var answer = read();

        // Then
        answer.statusCode(404).body("detail", containsString("damaged"));
        assertThat(damaged(file)).isPresent();
    }

    private void verify() {
        operator().post("/v1/verification").then().statusCode(202);
        storage.work();
        while (status().pass().orElseThrow().finishedAt().isEmpty()) {
            storage.hurry(VerifyBlobs.KIND, "");
            storage.work();
        }
    }

    private ValidatableResponse read() {
        return given().get("/" + job.repository() + "/" + job.commit() + "/" + file.path())
                .then();
    }

    private Optional<DamagedCopy> damaged(TestFile wanted) {
        return status().damaged().stream()
                .filter(copy -> copy.sha256().equals(wanted.sha256()))
                .findFirst();
    }

    private VerificationStatus status() {
        return read(operator().get("/v1/verification"));
    }

    private VerificationStatus read(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        try {
            return json.readValue(answer.asString(), VerificationStatus.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(Issuer.tokenWith(Map.of()));
    }
}
