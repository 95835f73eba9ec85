package dev.afterrun.cli.policy;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.contracts.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A local file with rules, as text. */
public final class RulesFile {
    private RulesFile() {}

    /** The text of {@code file}, which people know as {@code named}. */
    public static String read(Path file, String named) {
        try (var content = Files.newInputStream(file)) {
            var bytes = content.readNBytes(Limits.SETTINGS_BYTES + 1);
            if (bytes.length > Limits.SETTINGS_BYTES) {
                throw rejected(named, "it has more than " + Limits.SETTINGS_BYTES + " bytes", "shorten it");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw rejected(named, "it is no UTF-8", "save it as UTF-8");
        } catch (NoSuchFileException e) {
            throw new Failure(ExitCode.NONE_THERE, named, "there is no such file", "name an afterrun.toml");
        } catch (IOException e) {
            throw rejected(named, "it cannot be read (" + e.getMessage() + ")", "look at its permissions");
        }
    }

    private static Failure rejected(String named, String why, String mend) {
        return new Failure(ExitCode.REJECTED, named, why, mend);
    }
}
