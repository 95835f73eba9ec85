package dev.afterrun.persisted.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.persisted.disk.NativeNames;
import dev.afterrun.persisted.link.Links;
import dev.afterrun.persisted.restore.RestoreRules.Existing;
import dev.afterrun.persisted.restore.RestoreRules.OtherSystems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links whose targets Java would write otherwise than they were: a slash at their end, or two of them in a row. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class SlashesInLinksTest {
    private static final RestoreRules ANY_LINKS = new RestoreRules(Existing.KEPT, Links.ANYWHERE, OtherSystems.REFUSED);

    private final MemoryChunks chunks = new MemoryChunks();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"../d/", "./", "/", "/tmp/", "é/", "a/é/"})
    void aLinkHasTheSlashAtItsEndAgain(String target) throws IOException, InterruptedException {
        // Given
        var there = Machine.withHome(directory.resolve("there"));

        // When
        there.restore(savedWithLinkTo(target), chunks, ANY_LINKS, () -> {});

        // Then
        var link = Files.readSymbolicLink(there.home().resolve("set/link"));
        assertThat(NativeNames.bytes(link)).isEqualTo(target.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../d/", "../d//e/./f", "//d//", "é//e/", "./"})
    void aLinkThatWasRestoredIsAsItShouldBeTheNextTime(String target) throws IOException, InterruptedException {
        // Given
        var there = Machine.withHome(directory.resolve("there"));
        var set = savedWithLinkTo(target);
        there.restore(set, chunks, ANY_LINKS, () -> {});

        // When
        var again = there.restore(set, chunks, ANY_LINKS, () -> {});

        // Then
        assertThat(again.made()).isZero();
    }

    private SetDescription savedWithLinkTo(String target) throws IOException, InterruptedException {
        var here = Machine.withHome(directory.resolve("here"));
        var set = Files.createDirectory(here.home().resolve("set"));
        var link = set.resolve("link").toString();
        var ln = new ProcessBuilder("sh", "-c", "ln -s \"$(printf \"$1\")\" \"$2\"", "sh", octal(target), link);
        assertThat(ln.start().waitFor()).isZero();
        return here.saved(chunks, "~/set");
    }

    /** The bytes of {@code text} as printf takes them in any locale. */
    private static String octal(String text) {
        var octal = new StringBuilder();
        for (var each : text.getBytes(StandardCharsets.UTF_8)) {
            octal.append(String.format(Locale.ROOT, "\\%03o", each & 0xff));
        }
        return octal.toString();
    }
}
