package dev.afterrun.blobs.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes whole blocks of a file straight to the disk. The system's cache costs a fresh page of memory for every 4 KB, which
 * takes longer than to write them, and what is in it must be forced to the disk all the same.
 */
final class Uncached {
    private static final Optional<OpenOption> DIRECT = direct();

    private Uncached() {}

    /** The file at {@code path} for such writing, where its file system and this Java know how. */
    static Optional<FileChannel> open(Path path) {
        if (DIRECT.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(FileChannel.open(path, WRITE, DIRECT.get(), NOFOLLOW_LINKS));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** All of {@code block}, which is aligned as {@link Blocks} are. */
    static void write(FileChannel channel, ByteBuffer block, long position) throws IOException {
        while (block.hasRemaining()) {
            channel.write(block, position + block.position());
        }
    }

    // By its name: the JDK has it, and calls it an extension that may go.
    private static Optional<OpenOption> direct() {
        try {
            return Stream.of(
                            Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants())
                    .filter(option -> option.toString().equals("DIRECT"))
                    .map(OpenOption.class::cast)
                    .findFirst();
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }
}
