package dev.afterrun.storage.viewer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.blobs.BlobReader;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectSlice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineIndexTest {
    private static final long PART = 4L * 1024 * 1024;

    @Test
    void beginningIsFoundWithoutReadingTheRest() throws IOException {
        // Given
        var store = new Content(lines(1_000_000));
        var index = new LineIndex();

        // When
        var page = index.page(store, store.all(), 1);

        // Then
        assertThat(page.first()).isEqualTo(1);
        assertThat(store.text(page)).startsWith("line 1\n").endsWith("line 1000\n");
        assertThat(page.more()).isTrue();
        assertThat(page.all()).isEmpty();
        assertThat(store.read).isEqualTo(PART);
    }

    @Test
    void lineInTheMiddleIsFoundAndWhatLiesBeforeIsReadOnce() throws IOException {
        // Given
        var store = new Content(lines(1_000_000));
        var index = new LineIndex();
        index.page(store, store.all(), 777_777);
        var read = store.read;

        // When
        var page = index.page(store, store.all(), 500_500);

        // Then
        assertThat(store.text(page)).startsWith("line 500001\n").endsWith("line 501000\n");
        assertThat(store.read).isEqualTo(read);
    }

    @Test
    void lineBehindTheEndMeansTheLastPage() throws IOException {
        // Given
        var store = new Content(lines(2_500));

        // When
        var page = new LineIndex().page(store, store.all(), Long.MAX_VALUE);

        // Then
        assertThat(store.text(page)).startsWith("line 2001\n").endsWith("line 2500\n");
        assertThat(page.more()).isFalse();
        assertThat(page.all()).isEqualTo(OptionalLong.of(2_500));
    }

    @Test
    void endOfTheLastLineBeginsNoPage() throws IOException {
        // Given
        var store = new Content(lines(2_000));

        // When
        var last = new LineIndex().page(store, store.all(), 2_001);

        // Then
        assertThat(last.first()).isEqualTo(1_001);
        assertThat(last.more()).isFalse();
        assertThat(last.all()).isEqualTo(OptionalLong.of(2_000));
    }

    @Test
    void lineWithoutAnEndCounts() throws IOException {
        // Given
        var store = new Content("a\nb");

        // When
        var page = new LineIndex().page(store, store.all(), 1);

        // Then
        assertThat(page.all()).isEqualTo(OptionalLong.of(2));
    }

    @Test
    void endOfHundredsOfMegabytesIsFoundPieceByPiece() throws IOException {
        // Given
        var store = new Endless(400_000_000);

        // When
        var page = new LineIndex().page(store, store.all(), 10_000_000);

        // Then
        assertThat(page.first()).isEqualTo(9_999_001);
        assertThat(page.from()).isEqualTo(9_999_000L * Endless.LINE);
        assertThat(page.to()).isEqualTo(400_000_000);
        assertThat(page.all()).isEqualTo(OptionalLong.of(10_000_000));
        assertThat(store.largest).isEqualTo(PART);
    }

    private static String lines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> "line " + number + "\n")
                .collect(Collectors.joining());
    }

    private static final class Content implements BlobReader {
        private static final ObjectKey KEY = new ObjectKey("ab/object");

        private final byte[] bytes;
        private long read;

        Content(String text) {
            this.bytes = text.getBytes(UTF_8);
        }

        ObjectSlice all() {
            return new ObjectSlice(KEY, 0, bytes.length);
        }

        String text(LinePage page) {
            return new String(bytes, (int) page.from(), (int) (page.to() - page.from()), UTF_8);
        }

        @Override
        public long size(ObjectKey key) {
            return bytes.length;
        }

        @Override
        public InputStream open(ObjectSlice slice) {
            read += slice.length();
            return new ByteArrayInputStream(bytes, (int) slice.offset(), (int) slice.length());
        }
    }

    /** Lines of one length, which nobody holds in memory. */
    private static final class Endless implements BlobReader {
        private static final int LINE = 40;

        private final long size;
        private long largest;

        Endless(long size) {
            this.size = size;
        }

        ObjectSlice all() {
            return new ObjectSlice(Content.KEY, 0, size);
        }

        @Override
        public long size(ObjectKey key) {
            return size;
        }

        @Override
        public InputStream open(ObjectSlice slice) {
            largest = Math.max(largest, slice.length());
            var bytes = new byte[(int) slice.length()];
            Arrays.fill(bytes, (byte) 'x');
            var first = LINE - 1 - (int) (slice.offset() % LINE);
            for (var end = first; end < bytes.length; end += LINE) {
                bytes[end] = '\n';
            }
            return new ByteArrayInputStream(bytes);
        }
    }
}
