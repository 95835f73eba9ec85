package dev.afterrun.launcher.process;

import dev.afterrun.launcher.directory.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What a child says, in a bounded file; what it said before its last start, or before the bound, is {@code .1}. */
public final class LogFile {
    private static final long BOUND = 8L * 1024 * 1024;
    private static final int TAIL_BYTES = 64 * 1024;
    private final Path path;

    public LogFile(Path path) {
        this.path = path;
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Puts the present file aside. */
    public void rotate() throws IOException {
        if (Files.exists(path)) {
            Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Begins it anew, for its owner alone. */
    public void empty() throws IOException {
        OwnerOnly.write(path, "");
    }

    /** Copies until the stream ends, on a thread of its own. */
    public void follow(InputStream said) {
        // Reading a pipe holds a virtual thread's carrier; on two cores, two quiet children would hold them all.
        Thread.ofPlatform().daemon().name("log of " + path.getFileName()).start(() -> copy(said));
    }

    /** The last lines, up to so many; none when there is no file. */
    public List<String> tail(int lines) throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (var channel = Files.newByteChannel(path)) {
            channel.position(Math.max(0, channel.size() - TAIL_BYTES));
            var bytes = Channels.newInputStream(channel).readAllBytes();
            var all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        }
    }

    private void copy(InputStream said) {
        try (said) {
            var ended = false;
            while (!ended) {
                ended = copyOneFile(said);
                if (!ended) {
                    rotate();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the log " + path + " cannot be written", e);
        }
    }

    private boolean copyOneFile(InputStream said) throws IOException {
        var buffer = new byte[8192];
        try (var file = Files.newOutputStream(path)) {
            for (long written = 0; written < BOUND; ) {
                var read = said.read(buffer);
                if (read < 0) {
                    return true;
                }
                file.write(buffer, 0, read);
                written += read;
            }
        }
        return false;
    }
}
