package dev.afterrun.benchmarks.smallfiles;

import dev.afterrun.benchmarks.deployment.Received;
import dev.afterrun.benchmarks.deployment.StoragePuts;
import dev.afterrun.benchmarks.report.Samples;
import dev.afterrun.benchmarks.transfer.Payload;
import dev.afterrun.benchmarks.transfer.Put;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.List;

/** The same files as one: the system's tar of them, announced by its digest and put into the same storage. */
record Archive(StoragePuts storage, Received received) {
    private static final String TAR = "tar";

    /** Makes and puts it; its seconds count {@code hashing} too, which says what each of the files is. */
    void put(Path directory, String name, double hashing, Samples samples) throws IOException, InterruptedException {
        var before = received.bytes();
        var begin = System.nanoTime();
        var archive = directory.resolve(name + ".tar");
        var making = new ProcessBuilder(TAR, "-cf", archive.toString(), name)
                .directory(directory.toFile())
                .inheritIO()
                .start();
        if (making.waitFor() != 0) {
            throw new IOException("tar ended with " + making.exitValue());
        }
        var made = (System.nanoTime() - begin) / 1e9;
        try (var channel = FileChannel.open(archive)) {
            var bytes = channel.map(MapMode.READ_ONLY, 0, channel.size());
            var payload = new Payload(bytes.slice(Long.BYTES, bytes.remaining() - Long.BYTES), bytes.getLong(0));
            var sent = Put.seconds(storage.of(List.of(payload)));
            samples.add("one PUT", "seconds", "s", sent);
            samples.add(TAR, "seconds", "s", hashing + (System.nanoTime() - begin) / 1e9);
            samples.add("tar made", "seconds", "s", made);
            samples.add(TAR, "bytes sent", "B", received.bytes() - before);
        }
    }
}
