package dev.afterrun.storage.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.upload.Pack;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.RawRequest;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PackTest {
    private static final TestFile ONE = TestFile.of("one", "the first of a pack");
    private static final TestFile TWO = TestFile.of("two", "the second of a pack");
    private static final TestFile EMPTY = TestFile.of("empty", "");

    @Inject
    Api api;

    @Inject
    Storage storage;

    @TestHTTPResource
    URI server;

    private final CiJob job = CiJob.fresh();

    @Test
    void allBlobsOfAPackAreKept() {
        // Given
        var session = api.open(job, ONE, TWO, EMPTY);

        // When
        var answer = api.pack(job, session, Api.packed(ONE, EMPTY, TWO));

        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(api.open(job.named("other"), ONE, TWO, EMPTY).missing()).isEmpty();
    }

    @Test
    void oneWrongDigestRefusesTheWholePack() {
        // Given
        var session = api.open(job, ONE, TWO);
        var body = Api.packed(ONE, TWO);
        body[body.length - 1]++;

        // When
        var problem = api.problem(api.pack(job, session, body));

        // Then
        assertThat(problem.type()).isEqualTo(ProblemType.DIGEST_MISMATCH.uri());
        assertThat(api.open(job.named("other"), ONE, TWO).missing()).hasSize(2);
    }

    @Test
    void aBlobThatWasNotAnnouncedRefusesTheWholePack() {
        // Given
        var session = api.open(job, ONE);

        // When
        var problem = api.problem(api.pack(job, session, Api.packed(ONE, TWO)));

        // Then
        assertThat(problem.type()).isEqualTo(ProblemType.INVALID.uri());
        assertThat(problem.detail()).contains(TWO.sha256().hex());
        assertThat(api.open(job.named("other"), ONE).missing()).hasSize(1);
    }

    @Test
    void aPackThatEndsInTheMiddleOfABlobIsRefused() {
        // Given
        var session = api.open(job, ONE);
        var body = Api.packed(ONE);

        // When
        var problem = api.problem(api.pack(job, session, Arrays.copyOf(body, body.length - 1)));

        // Then
        assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED.uri());
    }

    @Test
    void aBlobAtTheLimitOfPacksIsToBeSentByItself() {
        // Given
        var big = TestFile.of("big", "x".repeat(Limits.PACKED_BYTES));
        var session = api.open(job, big);

        // When
        var answer = api.pack(job, session, Api.packed(big));

        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(api.problem(answer).limit()).contains("less than " + Limits.PACKED_BYTES + " bytes");
        assertThat(api.problem(answer).value()).contains(Limits.PACKED_BYTES + " bytes");
    }

    @Test
    void aNegativeLengthIsRefused() {
        // Given
        var session = api.open(job, ONE);
        var body =
                ByteBuffer.allocate(Pack.HEADER_BYTES).put(ONE.sha256().bytes()).putLong(-1);

        // When
        var answer = api.pack(job, session, body.array());

        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void aPackOverItsLimitIsRefusedEvenIfItSaysTheSameAgainAndAgain() throws IOException, InterruptedException {
        // Given
        var file = TestFile.of("x", "x".repeat(Limits.PACKED_BYTES - Pack.HEADER_BYTES));
        var session = api.open(job, file);
        var one = Api.packed(file);
        var body = ByteBuffer.allocate(129 * one.length);
        for (var i = 0; i < 129; i++) {
            body.put(one);
        }

        // When
        var answer = RawRequest.post(server, Api.path(session) + "/packs", job.token(), Pack.MEDIA_TYPE, body.array());

        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"limit\":\"" + Limits.PACK_BYTES + " bytes\"");
    }

    @Test
    void whatIsHereAlreadyMayBeAmongThem() {
        // Given
        storage.upload(job, ONE);
        var session = api.open(job.named("other"), ONE, TWO);

        // When
        var answer = api.pack(job, session, Api.packed(ONE, TWO));
        storage.work();

        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(api.open(job.named("third"), ONE, TWO).missing()).isEmpty();
    }

    @Test
    void aSizeThatWasAnnouncedWronglyIsRefused() {
        // Given
        var session = api.openWith(job, sized(api.write(job.opening(ONE)), 3)).header("Location");

        // When
        var problem = api.problem(api.pack(job, URI.create(session).getPath(), Api.packed(ONE)));

        // Then
        assertThat(problem.detail()).contains("announced with 3 bytes and has " + ONE.content().length);
    }

    private static byte[] sized(byte[] request, int size) {
        return new String(request, StandardCharsets.UTF_8)
                .replaceFirst("\"size\":\\d+", "\"size\":" + size)
                .getBytes(StandardCharsets.UTF_8);
    }
}
