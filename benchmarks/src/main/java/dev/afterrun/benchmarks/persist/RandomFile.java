package dev.afterrun.benchmarks.persist;

import dev.afterrun.benchmarks.transfer.Payload;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A file of bytes that nobody has seen before, of which nothing can be spared. */
record RandomFile(Path file) {
    private static final int MEGABYTE = 1_000_000;

    /** Writes so many megabytes. */
    void write(int megabytes) throws IOException {
        var random = new Random();
        var content = new byte[MEGABYTE];
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (var number = 0; number < megabytes; number++) {
                random.nextBytes(content);
                out.write(content);
            }
        }
    }

    /** The same as what is put somewhere. */
    Payload payload() throws IOException {
        try (var channel = FileChannel.open(file)) {
            var bytes = channel.map(MapMode.READ_ONLY, 0, channel.size());
            return new Payload(bytes.slice(Long.BYTES, bytes.remaining() - Long.BYTES), bytes.getLong(0));
        }
    }
}
