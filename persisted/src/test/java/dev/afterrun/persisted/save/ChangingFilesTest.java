package dev.afterrun.persisted.save;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.ChunkSizes;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.contracts.persisted.SetSystem;
import dev.afterrun.persisted.disk.Bases;
import dev.afterrun.persisted.link.Links;
import dev.afterrun.persisted.rule.PathRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files that do not hold still while a set is described. */
final class ChangingFilesTest {
    private static final ChunkSizes SIZES = new ChunkSizes(256, 1024, 4096);
    private static final SetSystem SYSTEM = new SetSystem(SetSystem.OperatingSystem.LINUX, "amd64");

    @TempDir
    private Path home;

    @Test
    void aFileThatChangesOnceIsReadAgain() throws IOException {
        // Given
        var file = Files.writeString(home.resolve("log"), "one");
        var times = new ArrayList<Integer>();

        // When
        var set = describing().describe(PathRules.parse(List.of("~/log")), SIZES, (sha256, buffer, offset, length) -> {
            if (times.isEmpty()) {
                Files.writeString(file, "one and two");
            }
            times.add(length);
        });

        // Then
        assertThat(times.subList(0, 2)).containsExactly(3, 11);
        assertThat(set.files())
                .extracting(SetEntry.RegularFile::sha256)
                .containsExactly(Digest.of("one and two".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aFileOfJustNowIsReadTwiceAndAnOldOneOnce() throws IOException {
        // Given
        var begun = Instant.now();
        Files.writeString(home.resolve("file"), "now");

        // When
        var justNow = bytesRead(InstantSource.fixed(begun));
        var later = bytesRead(InstantSource.fixed(begun.plusSeconds(60)));

        // Then
        assertThat(justNow).isEqualTo(2 * 3);
        assertThat(later).isEqualTo(3);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aFileThatIsWrittenWhileItIsReadIsNoticedThoughItsTimeIsSetBack() throws IOException {
        // Given
        var packed = FileTime.from(Instant.parse("1985-10-26T08:15:00Z"));
        var one = new byte[100_000];
        Arrays.fill(one, (byte) 1);
        var other = new byte[one.length];
        Arrays.fill(other, (byte) 2);
        var file = Files.write(home.resolve("jar"), one);
        Files.setLastModifiedTime(file, packed);
        var isWritten = new AtomicBoolean();

        // When
        var set = describing().describe(PathRules.parse(List.of("~/jar")), SIZES, (sha256, buffer, offset, length) -> {
            if (isWritten.compareAndSet(false, true)) {
                Files.write(file, other);
                Files.setLastModifiedTime(file, packed);
            }
        });

        // Then
        assertThat(set.files()).extracting(SetEntry.RegularFile::sha256).containsExactly(Digest.of(other));
    }

    @Test
    void aFileThatChangesEachTimeIsRefusedUnlessItMay() throws IOException {
        // Given
        var file = Files.writeString(home.resolve("log"), "one");
        ChunkSink writer = (sha256, buffer, offset, length) -> Files.writeString(file, "x", StandardOpenOption.APPEND);

        // Then
        assertThatExceptionOfType(SetRefused.class)
                .isThrownBy(() -> describing().describe(PathRules.parse(List.of("~/log")), SIZES, writer))
                .withMessageContaining("log")
                .withMessageContaining("'%'");
        assertThat(describing()
                        .describe(PathRules.parse(List.of("%~/log")), SIZES, writer)
                        .files())
                .hasSize(1);
    }

    @Test
    void aFileThatGoesIsRefusedUnlessItMay() throws IOException {
        // Given
        var first = Files.writeString(home.resolve("a"), "one");
        var second = home.resolve("b");
        ChunkSink deleter = (sha256, buffer, offset, length) -> Files.deleteIfExists(second);

        // Then
        Files.writeString(second, "two");
        assertThatExceptionOfType(SetRefused.class)
                .isThrownBy(() -> describing().describe(PathRules.parse(List.of("~/a", "~/b")), SIZES, deleter))
                .withMessageContaining("went away");
        Files.writeString(second, "two");
        assertThat(describing()
                        .describe(PathRules.parse(List.of("~/a", "%~/b")), SIZES, deleter)
                        .files())
                .extracting(file -> file.path().value())
                .containsExactly(String.valueOf(first.getFileName()));
    }

    private long bytesRead(InstantSource clock) throws IOException {
        var read = new AtomicLong();
        new DescribeSet(bases(), SYSTEM, Links.INSIDE, note -> {}, clock)
                .describe(
                        PathRules.parse(List.of("~/file")),
                        SIZES,
                        (sha256, buffer, offset, length) -> read.addAndGet(length));
        return read.get();
    }

    private DescribeSet describing() {
        return new DescribeSet(bases(), SYSTEM, Links.INSIDE, note -> {});
    }

    private Bases bases() {
        return new Bases(home.resolve("none"), home, Path.of("/"));
    }
}
