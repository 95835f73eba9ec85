package dev.afterrun.benchmarks.smallfiles;

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
            if (number % IN_ONE_DIRECTORY == 0) {
                Files.createDirectories(directory.resolve(parent(number)));
            }
            random.nextBytes(content);
            Files.write(directory.resolve(path(number)), content);
        }
    }

    /** Where the file of this number lies below the directory. */
    String path(int number) {
        return parent(number) + "/report-" + number + ".xml";
    }

    private static String parent(int number) {
        return "part-" + number / IN_ONE_DIRECTORY;
    }
}
