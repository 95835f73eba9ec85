package dev.afterrun.cli.set.remote;

import dev.afterrun.cli.console.Progress;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.Piece;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.persisted.restore.ChunkSource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The chunks of packs at the server. What is to be read is known before; so it is fetched and unpacked ahead, each frame once, and nothing
 * else is.
 */
public final class RemoteChunks implements ChunkSource, AutoCloseable {
    private final List<RemoteBlob> packs;
    private final int parallel;
    private final Progress progress;
    private final Travelled travelled;
    private List<SetEntry.RegularFile> expected = List.of();
    private Optional<Coming> coming = Optional.empty();
    private Optional<Progress.Phase> phase = Optional.empty();

    /** {@code packs}, whose bytes {@code travelled} counts, are asked for so many ranges at a time. */
    public RemoteChunks(List<RemoteBlob> packs, int parallel, Progress progress, Travelled travelled) {
        this.packs = List.copyOf(packs);
        this.parallel = parallel;
        this.progress = progress;
        this.travelled = travelled;
    }

    @Override
    public void expect(List<SetEntry.RegularFile> files) {
        expected = List.copyOf(files);
        var uses = uses(files);
        if (uses.isEmpty()) {
            return;
        }
        var stretches = Stretch.of(uses.keySet(), PackMap.of(packs, parallel), Stretch.bytes(parallel));
        var fetching = progress.begin(
                "fetching", stretches.stream().mapToLong(Stretch::length).sum());
        phase = Optional.of(fetching);
        travelled.showOn(fetching);
        coming = Optional.of(new Coming(stretches, uses, parallel));
    }

    /** The files that were said to be read. */
    public List<SetEntry.RegularFile> expected() {
        return expected;
    }

    @Override
    public byte[] read(Digest sha256, int length) throws IOException {
        return coming.orElseThrow(() -> new IllegalStateException("nothing was expected"))
                .read(sha256, length);
    }

    @Override
    public void close() throws IOException {
        if (coming.isPresent()) {
            coming.get().close();
        }
        travelled.showNoMore();
        phase.ifPresent(Progress.Phase::close);
    }

    /** How often each chunk is read, in the order in which they are first. */
    private static Map<Digest, Integer> uses(List<SetEntry.RegularFile> files) {
        var uses = new LinkedHashMap<Digest, Integer>();
        files.stream()
                .flatMap(file -> file.pieces().stream())
                .map(Piece::sha256)
                .flatMap(Optional::stream)
                .forEach(chunk -> uses.merge(chunk, 1, Integer::sum));
        return uses;
    }
}
