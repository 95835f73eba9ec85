package dev.afterrun.benchmarks.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Small files with random content, as many test reports are, a few hundred in each directory. */
record ManyFiles(int count, int size) {
    private static final int IN_ONE_DIRECTORY = 200;

    /** Writes them below {@code directory}. */
    void write(Path directory) throws IOException {
        var random = new Random();
        var content = new byte[size];
        for (var number = 0; number < count; number++) {
            var parent = directory.resolve("part-" + number / IN_ONE_DIRECTORY);
            if (number % IN_ONE_DIRECTORY == 0) {
                Files.createDirectories(parent);
            }
            random.nextBytes(content);
            Files.write(parent.resolve("report-" + number + ".xml"), content);
        }
    }

    /** Bytes of all of them. */
    int bytes() {
        return count * size;
    }
}
