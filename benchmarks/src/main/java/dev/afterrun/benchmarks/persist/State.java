package dev.afterrun.benchmarks.persist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A tree as jobs hand it on: up to three quarters out of this machine's Maven repository, the rest made up. */
record State(int megabytes) {
    private static final int FILES_A_MEGABYTE = 50;
    private static final long MEGABYTE = 1_000_000;
    private static final long SEED = 6;

    /** Writes it as {@code tree}, which is not there yet, and says what it has. */
    void write(Path tree, Consumer<String> progress) throws IOException {
        var bytes = megabytes * MEGABYTE;
        var files = (long) megabytes * FILES_A_MEGABYTE;
        Files.createDirectories(tree);
        var real = MavenFiles.here().copy(tree.resolve("repository"), new Content(files * 3 / 4, bytes * 3 / 4));
        new MadeUpFiles(new Content(files - real.files(), bytes - real.bytes()), SEED).write(tree.resolve("made-up"));
        var all = Content.of(tree);
        progress.accept(
                "the state has %,d files of %,d MB together; %,d files of %,d MB are out of the Maven repository"
                        .formatted(all.files(), all.bytes() / MEGABYTE, real.files(), real.bytes() / MEGABYTE));
    }
}
