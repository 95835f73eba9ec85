package dev.afterrun.storage.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.upload.UploadHeaders;
import dev.afterrun.contracts.upload.UploadOpened;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.RawRequest;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UploadTest {
    private static final TestFile FILE = TestFile.of("a.txt", "abcdefghij");

    @Inject
    Api api;

    @Inject
    Storage storage;

    @TestHTTPResource
    URI server;

    private final CiJob job = CiJob.fresh();

    @Test
    void aWholeBlobIsCreatedAndIsHereForEverybodyOfTheSession() {
        // Given
        var session = api.open(job, FILE);

        // When
        var answer = api.put(job, session, FILE.sha256(), FILE.content());

        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(api.open(job.named("other"), FILE).missing()).isEmpty();
    }

    @Test
    void aBlobThatIsHereIsAnsweredWithoutBeingTaken() {
        // Given
        var session = storage.upload(job, FILE);

        // When
        var answer = api.put(job, session, FILE.sha256(), FILE.content());

        // Then
        assertThat(answer.statusCode()).isEqualTo(204);
    }

    @Test
    void anEmptyFileCanBeSent() {
        // Given
        var empty = TestFile.of("empty", "");
        var session = api.open(job, empty);

        // When
        var answer = api.put(job, session, empty.sha256(), empty.content());

        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @Test
    void bytesOfAnotherDigestAreRefusedAndNothingIsVisible() {
        // Given
        var session = api.open(job, FILE);

        // When
        var answer = api.put(job, session, FILE.sha256(), "ABCDEFGHIJ".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(api.problem(answer).type()).isEqualTo(ProblemType.DIGEST_MISMATCH.uri());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(offset(session)).isZero();
        assertThat(api.open(job.named("other"), FILE).missing()).containsExactly(FILE.sha256());
    }

    @Test
    void aBodyOfAnotherLengthIsRefusedWithBothLengths() {
        // Given
        var session = api.open(job, FILE);

        // When
        var problem = api.problem(api.put(job, session, FILE.sha256(), new byte[11]));

        // Then
        assertThat(problem.type()).isEqualTo(ProblemType.DIGEST_MISMATCH.uri());
        assertThat(problem.limit()).contains("10 bytes");
        assertThat(problem.value()).contains("11 bytes");
    }

    @Test
    void anUploadGoesOnFromWhereItStands() {
        // Given
        var session = api.open(job, FILE);
        api.patch(job, session, FILE.sha256(), 0, part(0, 4))
                .then()
                .statusCode(204)
                .header(UploadHeaders.OFFSET, "4");

        // When
        var answer = api.patch(job, session, FILE.sha256(), 4, part(4, 10));

        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        var head = api.head(job, session, FILE.sha256());
        assertThat(head.statusCode()).isEqualTo(204);
        assertThat(head.header(UploadHeaders.OFFSET)).isEqualTo("10");
        assertThat(head.header(UploadHeaders.COMPLETE)).isEqualTo("?1");
    }

    @Test
    void aWrongOffsetIsRefusedWithTheRightOne() {
        // Given
        var session = api.open(job, FILE);
        api.patch(job, session, FILE.sha256(), 0, part(0, 4));

        // When
        var answer = api.patch(job, session, FILE.sha256(), 5, part(5, 10));

        // Then
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.header(UploadHeaders.OFFSET)).isEqualTo("4");
        assertThat(api.problem(answer).type()).isEqualTo(ProblemType.WRONG_OFFSET.uri());
    }

    @Test
    void moreThanWasAnnouncedIsRefusedAndForgotten() {
        // Given
        var session = api.open(job, FILE);
        api.patch(job, session, FILE.sha256(), 0, part(0, 4));

        // When
        var answer = api.patch(job, session, FILE.sha256(), 4, "efghijk".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(api.problem(answer).type()).isEqualTo(ProblemType.DIGEST_MISMATCH.uri());
        assertThat(offset(session)).isZero();
    }

    @Test
    void anUploadThatWasCutOffKeepsWhatArrivedAndGoesOn() throws IOException {
        // Given
        var big = TestFile.of("big", "0123456789".repeat(100_000));
        var session = api.open(job, big);
        RawRequest.cutOff(server, Api.path(session) + "/blobs/" + big.sha256(), job.token(), big.content(), 600_000);

        // When
        var arrived = RawRequest.arrived(() -> api.head(job, session, big.sha256()));
        var answer = goneOn(session, big);

        // Then
        assertThat(arrived).isBetween(1L, 600_000L);
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @Test
    void aBlobThatWasNotAnnouncedIsNotFound() {
        // Given
        var session = api.open(job, FILE);

        // When
        var problem = api.problem(api.put(job, session, TestFile.of("b", "b").sha256(), new byte[] {'b'}));

        // Then
        assertThat(problem.type()).isEqualTo(ProblemType.NOT_FOUND.uri());
    }

    @Test
    void anUnknownAnEndedAndAnothersSessionAreAnsweredAlike() {
        // Given
        var ended = api.open(job, FILE);
        storage.letSessionEnd(ended);
        var trusted = api.open(job.trusted(TrustLevel.TRUSTED).named("trusted"), FILE);
        var unknown = new UploadOpened(
                "",
                URI.create("http://storage.test/v1/uploads/" + UUID.randomUUID()),
                ended.expiresAt(),
                ended.manifest(),
                ended.missing(),
                ended.files(),
                ended.page(),
                ended.directFrom(),
                ended.leftOut());

        // When
        var answers = Stream.of(unknown, ended, trusted)
                .map(session -> api.put(job, session, FILE.sha256(), FILE.content()))
                .map(api::problem)
                .toList();

        // Then
        assertThat(answers).hasSize(3).containsOnly(answers.getFirst());
        assertThat(answers.getFirst().type()).isEqualTo(ProblemType.NOT_FOUND.uri());
    }

    @Test
    void aSessionOfAnotherRepositoryIsForbidden() {
        // Given
        var session = api.open(job, FILE);

        // When
        var answer = api.put(CiJob.fresh(), session, FILE.sha256(), FILE.content());

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(api.problem(answer).type()).isEqualTo(ProblemType.FORBIDDEN.uri());
    }

    /** Goes on as clients do: until the server has noticed that nothing more comes, the request that was cut off has the blob. */
    private Response goneOn(UploadOpened session, TestFile file) {
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> theRest(session, file), rest -> rest.statusCode() != 409);
    }

    private Response theRest(UploadOpened session, TestFile file) {
        var from = offset(session, file);
        var rest = Arrays.copyOfRange(file.content(), (int) from, file.content().length);
        return api.patch(job, session, file.sha256(), from, rest);
    }

    private long offset(UploadOpened session) {
        return offset(session, FILE);
    }

    private long offset(UploadOpened session, TestFile file) {
        return Long.parseLong(api.head(job, session, file.sha256()).header(UploadHeaders.OFFSET));
    }

    private static byte[] part(int from, int to) {
        return Arrays.copyOfRange(FILE.content(), from, to);
    }
}
