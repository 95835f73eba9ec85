package dev.afterrun.blobs.files;

import dev.afterrun.blobs.StoreFull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;

/** Tells a full disk or quota from other trouble, which Java does by the system's message alone. */
final class OutOfSpace {
    private static final Pattern MESSAGE =
            Pattern.compile("no space left|quota exceeded|not enough space|disk full", Pattern.CASE_INSENSITIVE);

    private OutOfSpace() {}

    /** The failure of a write to {@code path}, in words that tell its operator what to do. */
    static IOException told(Path path, IOException failure) {
        var message = Objects.requireNonNullElse(failure.getMessage(), "");
        return MESSAGE.matcher(message).find() || isFull(path)
                ? new StoreFull("at " + path.getParent(), failure)
                : failure;
    }

    // Where the system speaks another language.
    private static boolean isFull(Path path) {
        try {
            return Files.getFileStore(path).getUsableSpace() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
