package dev.afterrun.cli.notify.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of Amazon's own description of Signature Version 4 in S3. */
final class S3SignatureTest {
    private static final String BUCKET = "https://examplebucket.s3.amazonaws.com";
    private static final Clock THEN = Clock.fixed(Instant.parse("2013-05-24T00:00:00Z"), ZoneOffset.UTC);

    private final S3Signature signature =
            new S3Signature("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1", THEN);

    @Test
    void objectIsRead() {
        assertThat(signed("GET", "/test.txt", Map.of("Range", "bytes=0-9"), ""))
                .endsWith("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void objectIsWritten() {
        var headers = Map.of("Date", "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class", "REDUCED_REDUNDANCY");

        assertThat(signed("PUT", "/test%24file.text", headers, "Welcome to Amazon S3."))
                .endsWith("98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    @Test
    void rulesAreRead() {
        assertThat(signed("GET", "/?lifecycle=", Map.of(), ""))
                .endsWith("fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
    }

    @Test
    void addressIsSigned() {
        assertThat(signature.readable(URI.create(BUCKET + "/test.txt"), Duration.ofDays(1)))
                .asString()
                .contains("X-Amz-Expires=86400")
                .contains("X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
    }

    private String signed(String method, String path, Map<String, String> headers, String body) {
        return signature
                .headers(
                        method,
                        URI.create(BUCKET + path),
                        headers,
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                .getOrDefault("Authorization", List.of())
                .getFirst();
    }
}
