package dev.afterrun.persisted.restore;

import dev.afterrun.persisted.disk.Listing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps of one restore, a line each, written before they are done: when its process is killed, the next one knows what to take back.
 * What was taken back goes from the end. The file is locked as long as its process lives.
 */
class StepLog implements AutoCloseable {
    private static final String NAME = "restore-";

    /** A byte that no log has: systems that lock bytes would let nobody read them. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path file;

    /** Where the line of each step ends. */
    private final List<Long> ends = new ArrayList<>();

    private FileChannel channel;

    StepLog(Path file) throws IOException {
        this.file = file;
        this.channel = open(file);
    }

    /** A log of one's own in {@code state}. */
    static StepLog in(Path state) throws IOException {
        var log = new StepLog(newFile(state));
        // Another process may hold it for the moment in which it finds it empty.
        log.channel.lock(LOCKED_BYTE, 1, false);
        return log;
    }

    /** An empty file for a log; whoever finds it empty leaves it alone. */
    static Path newFile(Path state) throws IOException {
        Files.createDirectories(state);
        return Files.createTempFile(state, NAME, ".steps");
    }

    /** The files of all logs in {@code state}. */
    static List<Path> files(Path state) throws IOException {
        return Files.isDirectory(state)
                ? Listing.of(state).stream()
                        .filter(file -> String.valueOf(file.getFileName()).startsWith(NAME))
                        .sorted()
                        .toList()
                : List.of();
    }

    /** Whether its process has ended, so that it is ours from here on. */
    boolean lock() throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock(LOCKED_BYTE, 1, false)).isPresent();
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Writes down what is about to be done. */
    void write(Step step) throws IOException {
        var line = ByteBuffer.wrap((String.join("\t", step.words()) + "\n").getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
            channel.write(line);
        }
        ends.add(channel.position());
    }

    /** All but the first {@code count} steps were taken back, and are not once more, whatever lies there by then. */
    void keep(int count) throws IOException {
        // An interrupt closes a channel that is used; one that it has closed already lets go of the lock.
        var interrupted = Thread.interrupted();
        try {
            if (!channel.isOpen()) {
                channel = open(file);
                lock();
            }
            channel.truncate(count == 0 ? 0 : ends.get(count - 1));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What was written down; of a line that was cut off, the step was not done. */
    List<Step> read() throws IOException {
        var bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        channel.position(0);
        var read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = channel.read(bytes);
        }
        var steps = new ArrayList<Step>();
        var from = 0;
        for (var at = 0; at < bytes.position(); at++) {
            if (bytes.get(at) == '\n') {
                steps.add(step(new String(bytes.array(), from, at - from, StandardCharsets.UTF_8)));
                from = at + 1;
                ends.add((long) from);
            }
        }
        return steps;
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static Step step(String line) {
        return Step.of(List.of(line.split("\t", -1)));
    }
}
