package dev.afterrun.cli.notify.store;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.publish.CountedBody;
import dev.afterrun.cli.publish.LocalFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * What is put into a store.
 *
 * @param what for people
 * @param body a new one for each try
 */
public record Content(String what, MediaType type, Bytes bytes, Supplier<CountedBody> body) {

    /** Bytes that can be read as often as one likes. */
    @FunctionalInterface
    public interface Bytes {
        /** From the first on. */
        InputStream open();
    }

    /** A file as it lies here. */
    public static Content of(LocalFile file, LongConsumer progress) {
        return new Content(
                "uploading '" + file.path() + "'",
                MediaType.of(file.path().value()),
                () -> open(file),
                () -> CountedBody.of(file, progress));
    }

    /** A page of ours. */
    public static Content page(byte[] html) {
        return new Content(
                "uploading the list of files",
                MediaType.HTML,
                () -> new ByteArrayInputStream(html),
                () -> CountedBody.of(html));
    }

    private static InputStream open(LocalFile file) {
        try {
            return Files.newInputStream(file.file());
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.REJECTED,
                    "'" + file.path() + "'",
                    "it cannot be read any more (" + e.getMessage() + ")",
                    "wait for whoever writes it");
        }
    }
}
