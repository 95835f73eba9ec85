package dev.afterrun.cli.publish;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.Found;
import dev.afterrun.contracts.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text or Markdown that people read first. */
final class Summary {
    private Summary() {}

    /** The content of the file that was named; no more of a huge one is read than it takes to refuse it. */
    static String read(Path workingDirectory, Found named) {
        var file = workingDirectory.resolve(named.value());
        try (var content = Files.newInputStream(file)) {
            var bytes = content.readNBytes(Limits.SUMMARY_BYTES + 1);
            if (bytes.length > Limits.SUMMARY_BYTES) {
                throw new Failure(
                        ExitCode.REJECTED,
                        "the summary " + named.value(),
                        "it has " + Files.size(file) + " bytes; the limit is " + Limits.SUMMARY_BYTES,
                        "shorten it, and publish the long form as a file");
            }
            // What is no UTF-8 shows as a replacement character rather than stopping the job.
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new Failure(
                    ExitCode.NONE_THERE,
                    "the summary " + named.value(),
                    "there is no such file",
                    "write it first, or leave out " + named.origin());
        } catch (IOException e) {
            throw HashedFile.unreadable(file, e);
        }
    }
}
