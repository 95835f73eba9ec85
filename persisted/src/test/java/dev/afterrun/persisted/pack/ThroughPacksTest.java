package dev.afterrun.persisted.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.ChunkSizes;
import dev.afterrun.contracts.persisted.Piece;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.persisted.disk.Bases;
import dev.afterrun.persisted.disk.ThisSystem;
import dev.afterrun.persisted.link.Links;
import dev.afterrun.persisted.restore.RestorePlace;
import dev.afterrun.persisted.restore.RestoreRules;
import dev.afterrun.persisted.restore.RestoreSet;
import dev.afterrun.persisted.rule.PathRules;
import dev.afterrun.persisted.save.DescribeSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From files through packs to files. */
final class ThroughPacksTest {
    private static final int FILES = 300;
    private static final int EDITED = 6;

    private final List<String> notes = new ArrayList<>();

    @TempDir
    private Path directory;

    @Test
    void aSecondSaveSendsWhatChangedAndEitherSetIsRestored() throws IOException {
        // Given
        var here = Bases.below(directory.resolve("here"));
        write(Files.createDirectories(here.home().resolve("cache")));
        var firstPacks = new ArrayList<MemoryPack>();
        var first = save(here, Set.of(), firstPacks);
        edit(here.home().resolve("cache"));

        // When
        var secondPacks = new ArrayList<MemoryPack>();
        var second = save(here, chunks(first), secondPacks);

        // Then
        assertThat(bytes(secondPacks)).isLessThan(bytes(firstPacks) / 20);
        var all = new ArrayList<>(firstPacks);
        all.addAll(secondPacks);
        assertThat(restored("second", second, all)).isEqualTo(second);
        assertThat(restored("first", first, firstPacks)).isEqualTo(first);
        assertThat(notes).isEmpty();
    }

    private SetDescription save(Bases bases, Set<Digest> known, List<MemoryPack> packs) throws IOException {
        try (var sink = new PackSink(known, (pack, index) -> packs.add(new MemoryPack(pack)))) {
            var set = new DescribeSet(bases, ThisSystem.here(), Links.INSIDE, notes::add)
                    .describe(PathRules.parse(List.of("~/cache")), ChunkSizes.USUAL, sink);
            sink.end();
            return set;
        }
    }

    /** What is found where {@code set} was restored. */
    private SetDescription restored(String name, SetDescription set, List<MemoryPack> packs) throws IOException {
        var there = Bases.below(directory.resolve(name));
        try (var source = PackSource.of(packs)) {
            new RestoreSet(
                            new RestorePlace(there, ThisSystem.here(), directory.resolve("state")),
                            RestoreRules.STRICT,
                            notes::add)
                    .restore(set, source, () -> {});
        }
        return save(there, Set.of(), new ArrayList<>());
    }

    private static void write(Path cache) throws IOException {
        var random = new Random(1);
        for (var i = 0; i < FILES; i++) {
            var content = new byte[1 + random.nextInt(20_000)];
            random.nextBytes(content);
            Files.write(cache.resolve("file-" + i), content);
        }
    }

    /** All times change, and a few files. */
    private static void edit(Path cache) throws IOException {
        for (var i = 0; i < FILES; i++) {
            var file = cache.resolve("file-" + i);
            if (i < EDITED) {
                var content = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(content, content.length + 1));
            }
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-21T10:11:12.123456789Z")));
        }
    }

    private static Set<Digest> chunks(SetDescription set) {
        return set.files()
                .flatMap(file -> file.pieces().stream())
                .map(Piece::sha256)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private static long bytes(List<MemoryPack> packs) {
        return packs.stream().mapToLong(MemoryPack::size).sum();
    }
}
