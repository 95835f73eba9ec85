package dev.afterrun.storage.index.tar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.storage.index.Defect;
import dev.afterrun.storage.index.tar.TarEntries.Entry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarEntriesTest {
    private static final long MEGABYTE = 1L << 20;

    @Test
    void entriesComeOneAfterTheOtherWithWhatTheyHold() throws Exception {
        // Given
        var tar = of(new RawTar()
                .with('5', "a/", "")
                .with('0', "a/one", "1")
                .with('2', "a/link", "")
                .with('\0', "a/two", "22"));

        // Then
        assertThat(tar.next()).contains(new Entry("a/", false, 0));
        var one = tar.next().orElseThrow();
        assertThat(one).isEqualTo(new Entry("a/one", true, 1));
        assertThat(tar.content(one, 10)).isEqualTo("1".getBytes(UTF_8));
        assertThat(tar.next()).contains(new Entry("a/link", false, 0));
        assertThat(tar.next()).contains(new Entry("a/two", true, 2));
        assertThat(tar.next()).isEmpty();
    }

    @Test
    void aNameInTwoFieldsIsOneName() throws Exception {
        assertThat(of(new RawTar().with("x/y", "info/index.json", "")).next())
                .contains(new Entry("x/y/info/index.json", true, 0));
    }

    @Test
    void namesThatNoHeaderHoldsStandBeforeIt() throws Exception {
        // Given
        var name = "long/".repeat(100) + "name";
        var record = " path=" + name + "\n";
        var tar = of(new RawTar()
                .with('g', "pax_global_header", "20 comment=anything\n")
                .with('L', "././@LongLink", name + "\0")
                .with('0', "cut", "1")
                .with('x', "PaxHeader", (record.length() + 3) + record)
                .with('0', "cut", "2")
                .with('0', "short", "3"));

        // Then
        assertThat(tar.next()).contains(new Entry(name, true, 1));
        assertThat(tar.next()).contains(new Entry(name, true, 1));
        assertThat(tar.next()).contains(new Entry("short", true, 1));
    }

    @Test
    void aSizeThatStandsBeforeTheHeaderIsTheOneThatCounts() throws Exception {
        // Given
        var hidden = new String(new RawTar().with('0', "hidden", "").bytes(), UTF_8);
        var tar = of(new RawTar()
                .with('x', "PaxHeader", "12 size=512\n")
                .announcing('0', "outer", 0)
                .with('0', "hidden", "")
                .with('0', "next", ""));

        // Then
        assertThat(hidden).hasSize(512);
        assertThat(tar.next()).contains(new Entry("outer", true, 512));
        assertThat(tar.next()).contains(new Entry("next", true, 0));
    }

    @ParameterizedTest
    @ValueSource(chars = {'L', 'x'})
    void aNameOfAGigabyteIsADefectAndTakesNoMemory(char type) {
        // Given
        var tar = new TarEntries(
                new RawTar().announcing(type, "name", RawTar.GIGABYTE).endless());
        var before = allocated();

        // Then
        assertThatThrownBy(tar::next)
                .isInstanceOf(Defect.class)
                .hasMessage("its archive has a name in it that takes more than 65536 bytes");
        assertThat(allocated() - before).isLessThan(MEGABYTE);
    }

    @ParameterizedTest
    @ValueSource(chars = {'K', 'g', '0', '5', 'S'})
    void aGigabyteOfAnythingElseIsPassedOverInNoMemory(char type) throws Exception {
        // Given
        var bytes = new BoundedBytes(
                new RawTar().announcing(type, "any", RawTar.GIGABYTE).endless(), 10 * MEGABYTE);
        var tar = new TarEntries(bytes);
        var before = allocated();

        // When
        assertThatThrownBy(() -> {
                    while (tar.next().isPresent()) {
                        // On to the bound.
                    }
                })
                .isInstanceOf(IOException.class);

        // Then
        assertThat(bytes.isPassed()).isTrue();
        assertThat(allocated() - before).isLessThan(MEGABYTE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "12",
                " path=a\n",
                "-9 path=a\n",
                "0 path=a\n",
                "2 path=a\n",
                "99 path=a\n",
                "99999999999999999999 path=a\n",
                "21 size=99999999999999999\n",
                "9 size=x\n",
                "8 size=\n",
            })
    void recordsThatSayNothingSoundAreDamage(String records) {
        assertThatThrownBy(() -> of(new RawTar().with('x', "PaxHeader", records).with('0', "a", ""))
                        .next())
                .isInstanceOf(IOException.class);
    }

    @Test
    void whatEndsWithinAnEntryIsDamaged() {
        assertThatThrownBy(() -> of(new RawTar().announcing('L', "name", 100)).next())
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> {
                    var tar = of(new RawTar().announcing('0', "name", 100));
                    tar.content(tar.next().orElseThrow(), 100);
                })
                .isInstanceOf(IOException.class);
    }

    @RepeatedTest(200)
    void damagedBytesAreEntriesOrAnErrorAndTheEndIsReached() throws Exception {
        // Given
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var bytes = new RawTar()
                .with('x', "PaxHeader", "12 size=512\n")
                .announcing('0', "outer", 0)
                .with('0', "inner", "")
                .with('L', "name", "long\0")
                .with('0', "cut", "content")
                .bytes();
        for (var i = 0; i < 1 + random.nextInt(10); i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }

        // When
        var passed = passed(
                new TarEntries(new ByteArrayInputStream(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)))));

        // Then
        assertThat(passed).as("seed %d", seed).isBetween(0, bytes.length / 512);
    }

    /** Entries up to the end, or up to the damage. */
    private static int passed(TarEntries tar) {
        var passed = 0;
        try {
            while (tar.next().isPresent()) {
                passed++;
            }
        } catch (IOException | Defect damaged) {
            // As it may.
        }
        return passed;
    }

    private static TarEntries of(RawTar tar) {
        return new TarEntries(new ByteArrayInputStream(tar.bytes()));
    }

    /** Bytes that this thread was given so far. */
    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
