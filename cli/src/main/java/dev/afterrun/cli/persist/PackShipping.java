package dev.afterrun.cli.persist;

import dev.afterrun.cli.failure.Awaited;
import dev.afterrun.cli.publish.HashedFile;
import dev.afterrun.cli.publish.JobUploads;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.SetBlob;
import dev.afterrun.persisted.pack.PackIndex;
import dev.afterrun.persisted.pack.PackTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Packs go to the server while later ones are still being made; some wait in the spool, and then whoever makes them. */
final class PackShipping implements PackTarget, AutoCloseable {
    private static final int WAITING = 4;

    private final Spool spool;
    private final JobUploads uploads;
    private final ExecutorService threads;
    private final Deque<Future<?>> underWay = new ArrayDeque<>();
    private final Map<Digest, SetBlob> packOfChunk = new HashMap<>();
    private final List<SetBlob> packs = new ArrayList<>();

    PackShipping(Spool spool, JobUploads uploads, int parallel) {
        this.spool = spool;
        this.uploads = uploads;
        this.threads = Executors.newFixedThreadPool(parallel);
    }

    @Override
    public void take(byte[] pack, PackIndex index) throws IOException {
        take(pack, pack.length, index);
    }

    @Override
    public void take(byte[] buffer, int length, PackIndex index) throws IOException {
        var pack = spool.pack(buffer, length);
        var blob = new SetBlob(pack.entry().sha256(), pack.entry().size());
        packs.add(blob);
        index.frames().stream()
                .flatMap(frame -> frame.chunks().stream())
                .forEach(chunk -> packOfChunk.put(chunk.sha256(), blob));
        if (underWay.size() >= WAITING) {
            Awaited.of(underWay.remove(), "sending the set");
        }
        underWay.add(threads.submit(() -> send(pack)));
    }

    /** All that were taken. */
    List<SetBlob> packs() {
        return List.copyOf(packs);
    }

    /** What they go by. */
    Set<Digest> digests() {
        return packs.stream().map(SetBlob::sha256).collect(Collectors.toSet());
    }

    /** The pack that has a chunk. */
    Optional<SetBlob> find(Digest chunk) {
        return Optional.ofNullable(packOfChunk.get(chunk));
    }

    /** Returns when all of them have arrived. */
    void end() {
        while (!underWay.isEmpty()) {
            Awaited.of(underWay.remove(), "sending the set");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        // Nothing of it may still print when its failure is told.
        threads.close();
    }

    private boolean send(HashedFile pack) throws IOException {
        uploads.send(List.of(pack.entry()), List.of(pack));
        return Files.deleteIfExists(pack.file());
    }
}
