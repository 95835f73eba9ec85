package dev.afterrun.benchmarks.upload;

import dev.afterrun.benchmarks.transfer.Payload;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The parts of the work that cannot be left out, each done alone by this process. */
record Floor(Path directory) {

    /** Seconds to hash it. */
    double hash(Payload payload) {
        var begin = System.nanoTime();
        var _ = payload.digest();
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Seconds to write it to a file that outlasts a power cut. */
    double write(Payload payload) throws IOException {
        var file = directory.resolve("floor-" + payload.number() + ".bin");
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var bytes = payload.shared().duplicate();
            var begin = System.nanoTime();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
            return (System.nanoTime() - begin) / 1e9;
        }
    }
}
