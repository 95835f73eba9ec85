package dev.afterrun.benchmarks.persist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** What the next job makes of a state: a line more in the middle of every fiftieth file, and some new files, other ones each round. */
record Edits(int megabytes, int round) {
    private static final int ONE_IN = 50;
    private static final int MEGABYTES_A_NEW_FILE = 40;
    private static final int NEW_FILE_BYTES = 1_000_000;
    private static final int LINE_BYTES = 32;

    /** Edits the tree in its place. */
    void make(Path tree) throws IOException {
        var random = new Random(round);
        var files = Content.files(tree);
        for (var number = round % ONE_IN; number < files.size(); number += ONE_IN) {
            Files.write(files.get(number), edited(Files.readAllBytes(files.get(number)), random));
        }
        var added = Files.createDirectory(tree.resolve("added"));
        var content = new byte[NEW_FILE_BYTES];
        for (var number = 0; number < Math.max(1, megabytes / MEGABYTES_A_NEW_FILE); number++) {
            random.nextBytes(content);
            Files.write(added.resolve(number + ".bin"), content);
        }
    }

    private static byte[] edited(byte[] content, Random random) {
        var line = new byte[LINE_BYTES];
        random.nextBytes(line);
        var middle = content.length / 2;
        var edited = Arrays.copyOf(content, content.length + line.length);
        System.arraycopy(line, 0, edited, middle, line.length);
        System.arraycopy(content, middle, edited, middle + line.length, content.length - middle);
        return edited;
    }
}
