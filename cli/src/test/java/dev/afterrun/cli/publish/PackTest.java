package dev.afterrun.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.ManifestEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PackTest {
    @Property(tries = 100)
    void aPackReadsBackAsTheFilesInIt(@ForAll @Size(min = 1, max = 8) List<@Size(max = 64) byte[]> contents)
            throws IOException {
        // Given
        var directory = Files.createTempDirectory("pack");
        var files = new ArrayList<HashedFile>();
        for (var content : contents) {
            files.add(hashed(Files.write(directory.resolve("f" + files.size()), content), content));
        }

        // When
        var body = ByteBuffer.wrap(PackBody.of(files, new Contents(0)));

        // Then
        for (var content : contents) {
            var hash = new byte[32];
            body.get(hash);
            var read = new byte[Math.toIntExact(body.getLong())];
            body.get(read);
            assertThat(Digest.ofHash(hash)).isEqualTo(Digest.of(content));
            assertThat(read).isEqualTo(content);
        }
        assertThat(body.hasRemaining()).isFalse();
    }

    @Property
    void everyFileTravelsOnceAndNoPackPassesItsLimit(
            @ForAll @Size(max = 200) List<@IntRange(max = 2 * Limits.PACKED_BYTES) Integer> sizes) {
        // Given
        var files = IntStream.range(0, sizes.size())
                .mapToObj(number -> new HashedFile(
                        new ManifestEntry(
                                new ArtifactPath("f" + number), Digest.of(new byte[0]), sizes.get(number), false),
                        Path.of("f" + number),
                        FileTime.fromMillis(0)))
                .toList();

        // When
        var parcels = Parcel.of(files);

        // Then
        assertThat(parcels.stream().flatMap(parcel -> content(parcel).stream()))
                .containsExactlyInAnyOrderElementsOf(files);
        assertThat(parcels).allSatisfy(parcel -> {
            if (parcel instanceof Parcel.Together(var together)) {
                assertThat(together).isNotEmpty().allMatch(file -> file.size() < Limits.PACKED_BYTES);
                assertThat(together.stream().mapToLong(PackBody::bytes).sum()).isLessThanOrEqualTo(Limits.PACK_BYTES);
            }
        });
    }

    private static List<HashedFile> content(Parcel parcel) {
        return switch (parcel) {
            case Parcel.Alone(var file) -> List.of(file);
            case Parcel.Together(var files) -> files;
        };
    }

    private static HashedFile hashed(Path file, byte[] content) throws IOException {
        var name = new ArtifactPath(String.valueOf(file.getFileName()));
        return new HashedFile(
                new ManifestEntry(name, Digest.of(content), content.length, false),
                file,
                Files.getLastModifiedTime(file));
    }
}
