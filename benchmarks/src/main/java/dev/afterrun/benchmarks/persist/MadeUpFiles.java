package dev.afterrun.benchmarks.persist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Files as packages have them, the same for the same seed: three of four are text, which shrinks to about a third, the others
 * random, as what is compressed already.
 *
 * @param all how many, and of how many bytes together, roughly
 */
record MadeUpFiles(Content all, long seed) {
    private static final int IN_ONE_DIRECTORY = 50;
    private static final int ONE_IN_RANDOM = 4;

    /** Writes them below {@code directory}. */
    void write(Path directory) throws IOException {
        if (all.files() == 0) {
            return;
        }
        var random = new Random(seed);
        var text = new MadeUpText(random);
        var usual = all.bytes() / all.files();
        for (var number = 0; number < all.files(); number++) {
            var parent = directory.resolve("package-" + number / IN_ONE_DIRECTORY);
            if (number % IN_ONE_DIRECTORY == 0) {
                Files.createDirectories(parent);
            }
            // From a quarter of what is usual to seven quarters, so that the sum comes out.
            var content = new byte[(int) (usual / 4 + random.nextLong(usual * 3 / 2 + 1))];
            if (number % ONE_IN_RANDOM == 0) {
                random.nextBytes(content);
                Files.write(parent.resolve("file-" + number + ".bin"), content);
            } else {
                text.fill(content);
                Files.write(parent.resolve("file-" + number + ".js"), content);
            }
        }
    }
}
