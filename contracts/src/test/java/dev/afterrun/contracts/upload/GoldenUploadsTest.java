package dev.afterrun.contracts.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.ManifestRef;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Golden JSON is append-only: a command line of last year talks to the server of today, and the other way round. */
final class GoldenUploadsTest {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Digest DIGEST = new Digest("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    private static final Instant END = Instant.parse("2026-11-25T10:00:00Z");

    @Test
    void anOpenedUploadIsReadAndWrittenAsEver() throws IOException {
        golden("upload-opened-1.json", UploadOpened.class, opened(Optional.empty()));
    }

    @Test
    void anUploadThatMayGoStraightToTheStoreSaysFromWhichSizeOn() throws IOException {
        golden("upload-opened-2.json", UploadOpened.class, opened(Optional.of(262144L)));
    }

    @Test
    void aTransferThroughStorageIsReadAndWrittenAsEver() throws IOException {
        golden("transfer-through-1.json", Transfer.class, new Transfer.Through());
    }

    @Test
    void aTransferInPartsIsReadAndWrittenAsEver() throws IOException {
        var request = new SignedRequest(
                "PUT",
                URI.create("https://store.example/bucket/staging/s.d/direct-1?X-Amz-Signature=abc"),
                Map.of("x-amz-checksum-sha256", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
                END);

        golden(
                "transfer-parts-1.json",
                Transfer.class,
                new Transfer.Parts(List.of(new Transfer.Part(0, 300_000, request))));
    }

    @Test
    void aTransferInAResumableSessionIsReadAndWrittenAsEver() throws IOException {
        var start = new SignedRequest(
                "POST",
                URI.create("https://store.example/bucket/staging/s.d/direct-1?X-Goog-Signature=abc"),
                Map.of("x-goog-resumable", "start"),
                END);

        golden("transfer-resumable-1.json", Transfer.class, new Transfer.Resumable(start));
    }

    @Test
    void aWayThatIsNotKnownYetIsTakenForTheOneThroughStorage() throws IOException {
        var read = MAPPER.readValue("{\"way\":\"carrier-pigeon\",\"birds\":3}", Transfer.class);

        assertThat(read).isEqualTo(new Transfer.Through());
    }

    private static UploadOpened opened(Optional<Long> directFrom) {
        return new UploadOpened(
                "7d3f1b1e-6c2d-4d4e-9a53-0a8f7f0f5d11",
                URI.create("https://storage.example/v1/uploads/7d3f1b1e-6c2d-4d4e-9a53-0a8f7f0f5d11"),
                END,
                new ManifestRef(DIGEST, 3, 4096),
                List.of(DIGEST),
                URI.create("https://content.example/octocat/Hello-World/6e4ddaf"),
                URI.create("https://web.example/octocat/Hello-World/run-42"),
                directFrom,
                Optional.empty());
    }

    private static <T> void golden(String name, Class<T> type, T value) throws IOException {
        try (var file = Objects.requireNonNull(GoldenUploadsTest.class.getResourceAsStream("/golden/" + name), name)) {
            JsonNode golden = MAPPER.readTree(file);

            assertThat(MAPPER.readTree(MAPPER.writeValueAsBytes(value))).isEqualTo(golden);
            assertThat(MAPPER.treeToValue(golden, type)).isEqualTo(value);
        }
    }
}
