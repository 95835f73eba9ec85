package dev.afterrun.cli.set.remote;

import static java.util.Objects.requireNonNull;

import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Chunks that are read again later, or later than their neighbours; in a file, where there are too many for memory. */
final class KeptChunks implements AutoCloseable {
    private final Map<Digest, byte[]> inMemory = new HashMap<>();
    private final Map<Digest, Long> inFile = new HashMap<>();
    private final long most;
    private long held;
    private Optional<FileChannel> file = Optional.empty();

    /** {@code most} bytes lie in memory. */
    KeptChunks(long most) {
        this.most = most;
    }

    boolean has(Digest chunk) {
        return inMemory.containsKey(chunk) || inFile.containsKey(chunk);
    }

    void put(Digest chunk, byte[] bytes) throws IOException {
        if (held + bytes.length <= most) {
            inMemory.put(chunk, bytes);
            held += bytes.length;
        } else {
            inFile.put(chunk, append(bytes));
        }
    }

    /** One that is here. */
    byte[] get(Digest chunk, int length) throws IOException {
        return inFile.containsKey(chunk)
                ? read(requireNonNull(inFile.get(chunk)), length)
                : requireNonNull(inMemory.get(chunk));
    }

    /** It is not read any more. */
    void forget(Digest chunk) {
        Optional.ofNullable(inMemory.remove(chunk)).ifPresent(bytes -> held -= bytes.length);
        inFile.remove(chunk);
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }

    private long append(byte[] bytes) throws IOException {
        if (file.isEmpty()) {
            file = Optional.of(FileChannel.open(
                    Files.createTempFile("afterrun-", ".chunks"),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE));
        }
        var channel = file.get();
        var at = channel.size();
        var left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left, at + left.position());
        }
        return at;
    }

    private byte[] read(long at, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && file.orElseThrow().read(bytes, at + bytes.position()) >= 0) {
            // Until there are no more.
        }
        return bytes.array();
    }
}
