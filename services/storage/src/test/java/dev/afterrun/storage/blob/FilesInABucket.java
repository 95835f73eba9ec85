package dev.afterrun.storage.blob;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The service on an object store: what a job publishes is kept there, read from there, and ends there. */
abstract class FilesInABucket {
    private static final TestFile SMALL = TestFile.of("small.txt", "a few bytes");

    @Inject
    Api api;

    @Inject
    Storage storage;

    @Inject
    Bytes bytes;

    private final CiJob job = CiJob.fresh();
    /** Of more than one chunk, and like no other test's. */
    private final TestFile large = TestFile.of("build+1/large.bin", job.repository() + "0123456789".repeat(700_000));

    @Test
    void readersOfALargeFileAreSentToTheStoreAndGetItByItsName() {
        // Given
        storage.publish(job, SMALL, large);

        // When
        var redirect = given().redirects().follow(false).get(address(large));

        // Then
        redirect.then().statusCode(302).header("Cache-Control", "no-store");
        given().urlEncodingEnabled(false)
                .get(redirect.header("Location"))
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("large.bin"))
                .body(equalTo(large.text()));
    }

    @Test
    void smallFilesAndRangesComeThroughStorage() {
        // Given
        storage.publish(job, SMALL, large);

        // When
        var small = given().redirects().follow(false).get(address(SMALL));
        var range =
                given().redirects().follow(false).header("Range", "bytes=-5").get(address(large));

        // Then
        small.then().statusCode(200).body(equalTo(SMALL.text()));
        range.then().statusCode(206).body(equalTo("56789"));
    }

    @Test
    void anUploadThatWasCutOffGoesOnInTheStore() {
        // Given
        var session = api.open(job, large);
        var half = large.content().length / 2;
        api.patch(job, session, large.sha256(), 0, Arrays.copyOf(large.content(), half))
                .then()
                .statusCode(204);

        // When
        var rest = Arrays.copyOfRange(large.content(), half, large.content().length);
        var answer = api.patch(job, session, large.sha256(), half, rest);

        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(api.open(job.named("other"), large).missing()).isEmpty();
    }

    @Test
    void whatHasExpiredIsDeletedFromTheStore() throws IOException {
        // Given
        var session = storage.publish(job, large);
        var object = bytes.objectOf(large.sha256());

        // When
        storage.letLifetimeEnd(job);
        storage.expiryDue(job);
        storage.letSessionEnd(session);
        storage.letGraceEnd();
        storage.work();

        // Then
        assertThat(bytes.exists(object)).isFalse();
    }

    private String address(TestFile file) {
        return "/" + job.repository() + "/" + job.commit() + "/" + file.path();
    }
}
