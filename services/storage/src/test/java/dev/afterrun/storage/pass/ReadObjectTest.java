package dev.afterrun.storage.pass;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.blobs.BlobReader;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.contracts.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadObjectTest {
    private final byte[] content = bytes(300_000);
    private final ByteArrayOutputStream passed = new ByteArrayOutputStream();

    @Test
    void allBytesPassThoughSomeBelongToNoCopy() throws IOException {
        // Given
        var copies = List.of(copy(100, 150_000), copy(200_000, 50_000));

        // When
        var damaged = damaged(copies);

        // Then
        assertThat(damaged).isEmpty();
        assertThat(passed.toByteArray()).isEqualTo(content);
    }

    @Test
    void copiesMayShareBytesOrHaveNone() throws IOException {
        // Given
        var copies = List.of(copy(0, 0), copy(0, 200_000), copy(100_000, 150_000), copy(120_000, 10), copy(300_000, 0));

        // When
        var damaged = damaged(copies);

        // Then
        assertThat(damaged).isEmpty();
    }

    @Test
    void ofCopiesThatShareBytesTheDamagedOneIsNamed() throws IOException {
        // Given
        var other = new StoredCopy(9, Digest.of("something else".getBytes(UTF_8)), 100_000, 150_000);

        // When
        var damaged = damaged(List.of(copy(0, 200_000), other));

        // Then
        assertThat(damaged).containsOnlyKeys(other);
    }

    private Map<StoredCopy, String> damaged(List<StoredCopy> copies) throws IOException {
        return new ReadObject(
                        new OneObject(),
                        Brake.of(Long.MAX_VALUE, content.length, Duration.ofMinutes(1)),
                        (buffer, count) -> passed.write(buffer, 0, count))
                .damaged(ObjectKey.fresh(), copies);
    }

    private StoredCopy copy(int start, int size) {
        var digest = Digest.sha256();
        digest.update(content, start, size);
        return new StoredCopy(start, Digest.ofHash(digest.digest()), start, size);
    }

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private final class OneObject implements BlobReader {
        @Override
        public long size(ObjectKey key) {
            return content.length;
        }

        @Override
        public InputStream open(ObjectSlice slice) {
            return new ByteArrayInputStream(content, (int) slice.offset(), (int) slice.length());
        }
    }
}
