package dev.afterrun.storage.quota;

import static dev.afterrun.storage.quota.QuotaScene.file;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SmallQuotas.class)
class RefusedUploadsTest {
    private final CiJob job = QuotaScene.onMain();

    @Inject
    Api api;

    @Inject
    Storage storage;

    @Inject
    QuotaScene scene;

    @Test
    void uploadThatFillsTheQuotaIsTaken() {
        // When
        var answer = api.tryToOpen(job, file("a.txt", 100));

        // Then
        answer.then().statusCode(201);
    }

    @Test
    void uploadThatPassesItIsRefusedWithWhoHoldsTheMost() {
        // Given
        scene.publishOf(12, job.onBranch("feature"), file("a.txt", 60));

        // When
        var answer = api.tryToOpen(job.ofRun("2"), file("b.txt", 41));

        // Then
        answer.then()
                .statusCode(409)
                .body("type", equalTo("urn:afterrun:problem:quota-passed"))
                .body("detail", containsString(job.repository() + " would have 101 B, and its quota is 100 B"))
                .body("detail", containsString("(the most is held by #12: 1 file, 60 B)"))
                .body("limit", equalTo("100 B"))
                .body("value", equalTo("101 B"));
    }

    @Test
    void filesAreBoundedAsBytesAre() {
        // When
        var answer =
                api.tryToOpen(job, file("1", 1), file("2", 1), file("3", 1), file("4", 1), file("5", 1), file("6", 1));

        // Then
        answer.then().statusCode(409).body("limit", equalTo("5 files")).body("value", equalTo("6 files"));
    }

    @Test
    void whatAJobHasAlreadyFits() {
        // Given
        storage.publish(job, file("a.txt", 100));

        // When
        var answer = api.tryToOpen(job, file("a.txt", 100));

        // Then
        answer.then().statusCode(201);
    }

    @Test
    void newVersionOfAFileAddsWhatItIsLarger() {
        // Given
        storage.publish(job, file("a.txt", 60));

        // When
        var answer = api.tryToOpen(job.asNewVersion(), file("a.txt", 101));

        // Then
        answer.then().statusCode(409).body("value", equalTo("101 B"));
    }

    @Test
    void newVersionOfAFileThatFitsInItsPlaceIsTaken() {
        // Given
        storage.publish(job, file("a.txt", 60));

        // When
        var answer = api.tryToOpen(job.asNewVersion(), file("a.txt", 100));

        // Then
        answer.then().statusCode(201);
    }

    @Test
    void accountIsBoundedAcrossItsRepositories() {
        // Given
        var owner = UUID.randomUUID().toString();
        var other = QuotaScene.inAccount(owner);
        storage.publish(other, file("a.txt", 90));

        // When
        var answer = api.tryToOpen(QuotaScene.inAccount(owner), file("b.txt", 61));

        // Then
        answer.then()
                .statusCode(409)
                .body("detail", containsString("the account " + owner + " would have 151 B"))
                .body("detail", containsString(other.repository() + ": 1 file, 90 B"));
    }

    @Test
    void fileThatIsSentByHandIsRefusedOnceAllIsUsed() {
        // Given
        storage.publish(job, file("a.txt", 100));

        // When
        var answer = send(job);

        // Then
        answer.then().statusCode(409).body("type", equalTo("urn:afterrun:problem:quota-passed"));
    }

    @Test
    void fileThatIsSentByHandToANewRepositoryIsRefusedOnceItsAccountHasUsedAll() {
        // Given
        var owner = UUID.randomUUID().toString();
        storage.publish(QuotaScene.inAccount(owner), file("a.txt", 90));
        storage.publish(QuotaScene.inAccount(owner), file("a.txt", 60));

        // When
        var answer = send(QuotaScene.inAccount(owner));

        // Then
        answer.then().statusCode(409).body("detail", containsString("the account " + owner));
    }

    private static Response send(CiJob job) {
        return given().auth()
                .oauth2(job.token())
                .header("Afterrun-Repository", job.repository().toString())
                .body("one more")
                .put("/b.txt");
    }
}
