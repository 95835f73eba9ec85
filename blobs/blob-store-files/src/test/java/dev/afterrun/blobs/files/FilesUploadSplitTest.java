package dev.afterrun.blobs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.blobs.CutOffStream;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.StagedObject;
import dev.afterrun.blobs.StagingKey;
import dev.afterrun.blobs.StoreBytes;
import dev.afterrun.contracts.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

class FilesUploadSplitTest {
    /** How a piece of an upload comes. */
    enum Arrival {
        STREAM,
        BUFFERS,
        STREAM_CUT_OFF,
        STREAM_THEN_RESTART
    }

    /** A piece of an upload. */
    record Piece(Arrival arrival, int size) {}

    private Path directory = Path.of("");

    @BeforeProperty
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("afterrun-files");
    }

    @AfterProperty
    void removeDirectory() throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 200)
    void anySplitOfTheBytesYieldsTheSameObject(
            @ForAll int seed,
            @ForAll @Size(max = 12) List<Arrival> arrivals,
            @ForAll @Size(12) List<@IntRange(max = 400_000) Integer> sizes)
            throws IOException {
        // Given
        var total = sizes.stream()
                .limit(arrivals.size())
                .mapToInt(Integer::intValue)
                .sum();
        var bytes = StoreBytes.random(seed, total);
        var upload = new StagingKey(UUID.randomUUID().toString());
        var key = ObjectKey.fresh();
        var store = new FilesBlobStore(directory);

        // When
        var staged = store.stage(upload);
        for (var number = 0; number < arrivals.size(); number++) {
            var arrival = arrivals.get(number);
            append(staged, bytes, arrival, sizes.get(number));
            if (arrival == Arrival.STREAM_CUT_OFF || arrival == Arrival.STREAM_THEN_RESTART) {
                staged.close();
                store = arrival == Arrival.STREAM_THEN_RESTART ? new FilesBlobStore(directory) : store;
                staged = store.stage(upload);
            }
        }
        staged.promote(key, Digest.of(bytes), total);
        staged.close();

        // Then
        assertThat(Arrays.equals(StoreBytes.get(store, key), bytes)).isTrue();
        assertThat(store.offset(upload)).isZero();
    }

    private static void append(StagedObject staged, byte[] bytes, Arrival arrival, int size) throws IOException {
        var from = (int) staged.offset();
        var rest = ByteBuffer.wrap(bytes, from, size).slice();
        switch (arrival) {
            case BUFFERS -> staged.append(from, rest.slice(0, size / 3), rest.slice(size / 3, size - size / 3));
            case STREAM, STREAM_THEN_RESTART ->
                staged.append(from, new ByteArrayInputStream(bytes, from, bytes.length - from), size);
            case STREAM_CUT_OFF -> {
                var cutOff = new CutOffStream(Arrays.copyOfRange(bytes, from, from + size), size);
                assertThatThrownBy(() -> staged.append(from, cutOff, size + 1L)).isInstanceOf(IOException.class);
            }
        }
        assertThat(staged.offset()).isEqualTo(from + size);
    }
}
