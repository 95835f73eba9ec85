package dev.afterrun.storage.persisted.generation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;
import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.ChunkSizes;
import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.FileMode;
import dev.afterrun.contracts.persisted.PathBase;
import dev.afterrun.contracts.persisted.Piece;
import dev.afterrun.contracts.persisted.SetBlob;
import dev.afterrun.contracts.persisted.SetBlobPaths;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.contracts.persisted.SetEntry.RegularFile;
import dev.afterrun.contracts.persisted.SetSystem;
import dev.afterrun.contracts.persisted.SetSystem.OperatingSystem;
import dev.afterrun.contracts.persisted.SetTree;
import dev.afterrun.persisted.pack.PackSink;
import dev.afterrun.storage.testing.TestFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A set as a job sends it: what describes it, and the packs that it needs. */
public final class TestSet {
    private final byte[] description;
    private final List<byte[]> packs;

    TestSet(byte[] description, List<byte[]> packs) {
        this.description = description.clone();
        this.packs = List.copyOf(packs);
    }

    /** A set of one file for each of these texts, all of whose chunks lie in one pack. */
    public static TestSet of(ObjectMapper json, String... texts) {
        return new TestSet(describing(json, texts), texts.length == 0 ? List.of() : List.of(pack(texts)));
    }

    /** One pack with these texts as its chunks. */
    public static byte[] pack(String... texts) {
        var packs = new ArrayList<byte[]>();
        try (var sink = new PackSink(Set.of(), (pack, index) -> packs.add(pack))) {
            for (var text : texts) {
                var bytes = text.getBytes(StandardCharsets.UTF_8);
                sink.take(Digest.of(bytes), bytes, 0, bytes.length);
            }
            sink.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packs.getFirst();
    }

    /** What describes a set of one file for each of these texts. */
    static byte[] describing(ObjectMapper json, String... texts) {
        var files = new ArrayList<SetEntry>();
        for (var i = 0; i < texts.length; i++) {
            var bytes = texts[i].getBytes(StandardCharsets.UTF_8);
            files.add(new RegularFile(
                    new EntryPath(name(i)),
                    new FileMode(0644),
                    Instant.EPOCH,
                    bytes.length,
                    Digest.of(bytes),
                    List.of(Piece.chunk(bytes.length, Digest.of(bytes)))));
        }
        var set = new SetDescription(
                SetDescription.VERSION,
                new SetSystem(OperatingSystem.LINUX, "amd64"),
                ChunkSizes.USUAL,
                List.of(new SetTree(PathBase.WORKSPACE, files)));
        try {
            return Zstd.compress(json.writeValueAsBytes(set));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code file-0} to {@code file-9}, {@code file-90} and so on, so that names are in the order of their numbers. */
    private static String name(int number) {
        return "file-" + "9".repeat(number / 10) + number % 10;
    }

    /** The same with another pack in the place of its own. */
    public TestSet with(byte[]... others) {
        return new TestSet(description, Arrays.asList(others));
    }

    /** As an upload session takes it. */
    public TestFile[] files() {
        return Stream.concat(
                        Stream.of(file(SetBlobPaths.ofDescription(Digest.of(description)), description)),
                        packs.stream().map(pack -> file(SetBlobPaths.ofPack(Digest.of(pack)), pack)))
                .toArray(TestFile[]::new);
    }

    private static TestFile file(ArtifactPath path, byte[] bytes) {
        return TestFile.of(path.value(), bytes);
    }

    byte[] description() {
        return description.clone();
    }

    List<byte[]> packs() {
        return packs;
    }

    /** What describes it. */
    public SetBlob described() {
        return blob(description);
    }

    /** Its packs. */
    public List<SetBlob> packed() {
        return packs.stream().map(TestSet::blob).toList();
    }

    private static SetBlob blob(byte[] bytes) {
        return new SetBlob(Digest.of(bytes), bytes.length);
    }
}
