package dev.afterrun.storage.index.pip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.storage.index.Defect;
import dev.afterrun.storage.index.OneObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WheelArchiveTest {
    private static final int BUDGET = 200_000;

    @Test
    void metadataIsReadOutOfTheArchive() throws Exception {
        // Given
        var wheel = WheelFile.of("spam", "1.0", "Requires-Python: >=3.9\n");

        // When
        var metadata = CoreMetadata.parse("METADATA", read(wheel));

        // Then
        assertThat(metadata.project()).isEqualTo("spam");
        assertThat(metadata.requiresPython()).contains(">=3.9");
        assertThat(metadata.text()).endsWith("Name: of the description\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_r_evil", "-r-evil", "spam_", ".spam", "sp am", "spam;id", "$(id)", "<b>", "späm"})
    void whatNoProjectMayBeCalledIsADefect(String name) {
        assertThatThrownBy(() -> CoreMetadata.parse("METADATA", WheelFile.metadata(name, "1")))
                .isInstanceOf(Defect.class)
                .hasMessage("its METADATA has a Name that no index could show");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "Spam_Eggs", "zope.interface", "a-B.c_9"})
    void whatProjectsAreCalledIsTaken(String name) throws Defect {
        // When
        var metadata = CoreMetadata.parse("METADATA", WheelFile.metadata(name, "1"));

        // Then
        assertThat(metadata.project()).isEqualTo(DistributionName.normalized(name));
    }

    @Test
    void ofALargeWheelOnlyTheEndIsRead() throws Exception {
        // Given
        var large = new byte[10 * BUDGET];
        new Random(1).nextBytes(large);
        var wheel = new WheelFile()
                .with("spam/data.bin", large)
                .with("spam-1.dist-info/METADATA", WheelFile.metadata("spam", "1"))
                .bytes();

        // When
        var metadata = read(wheel);

        // Then
        assertThat(metadata).isEqualTo(WheelFile.metadata("spam", "1"));
    }

    @Test
    void whatIsNoArchiveAtAllIsSaidToBeNoneHoweverLargeItIs() {
        // Given
        var noise = new byte[10 * BUDGET];
        new Random(2).nextBytes(noise);

        // Then
        assertThatThrownBy(() -> WheelArchive.metadata(new OneObject(noise).channel(6 * 1024 * 1024)))
                .isInstanceOf(Defect.class)
                .hasMessageContaining("it is damaged, or no zip file");
    }

    @Test
    void aTableOfContentsWithoutEndIsNotRead() {
        // Given
        var wheel = new WheelFile();
        for (var i = 0; i < 5_000; i++) {
            wheel.with("spam/" + i + "x".repeat(100), new byte[0]);
        }
        wheel.with("spam-1.dist-info/METADATA", WheelFile.metadata("spam", "1"));

        // Then
        assertDefect(wheel.bytes(), "larger than that of any package");
    }

    @Test
    void metadataThatGrowWithoutEndAreNotUnpacked() {
        // Given
        var bomb = new WheelFile()
                .with("spam-1.dist-info/METADATA", new byte[100 * WheelArchive.METADATA_BYTES])
                .bytes();

        // Then
        assertThat(bomb.length).isLessThan(BUDGET);
        assertDefect(bomb, "more than 1048576 bytes");
    }

    @Test
    void anArchiveOfTwoProjectsIsNobodys() {
        // Given
        var wheel = new WheelFile()
                .with("spam-1.dist-info/METADATA", WheelFile.metadata("spam", "1"))
                .with("eggs-1.dist-info/METADATA", WheelFile.metadata("eggs", "1"))
                .bytes();

        // Then
        assertDefect(wheel, "has 2 files *.dist-info/METADATA");
    }

    @Test
    void whatIsNoArchiveIsNoWheel() {
        assertDefect("not a zip".getBytes(UTF_8), "cannot be read");
        assertDefect(new byte[0], "cannot be read");
    }

    @RepeatedTest(50)
    void damagedBytesAreADefectAndNothingElse() throws IOException {
        // Given
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var wheel = WheelFile.of("spam", "1.0");
        for (var i = 0; i < 1 + random.nextInt(20); i++) {
            wheel[random.nextInt(wheel.length)] = (byte) random.nextInt();
        }
        var cut = Arrays.copyOf(wheel, random.nextInt(4) > 0 ? wheel.length : random.nextInt(wheel.length));

        // When
        var outcome = outcome(cut);

        // Then
        assertThat(outcome).as("seed %d", seed).containsAnyOf("Name: spam", "its ");
    }

    @Test
    void aStoreThatFailsSaysNothingOfTheWheel() {
        // Given
        var failing = new OneObject(WheelFile.of("spam", "1.0")) {
            @Override
            public InputStream open(ObjectSlice slice) throws IOException {
                throw new IOException("the store is away");
            }
        };

        // Then
        assertThatThrownBy(() -> read(failing)).isInstanceOf(IOException.class).hasMessage("the store is away");
    }

    private static String outcome(byte[] wheel) throws IOException {
        try {
            return new String(read(wheel), UTF_8);
        } catch (Defect defect) {
            return defect.why();
        }
    }

    private static void assertDefect(byte[] wheel, String why) {
        assertThatThrownBy(() -> read(wheel)).isInstanceOf(Defect.class).hasMessageContaining(why);
    }

    private static byte[] read(byte[] wheel) throws IOException, Defect {
        return read(new OneObject(wheel));
    }

    private static byte[] read(OneObject store) throws IOException, Defect {
        return WheelArchive.metadata(store.channel(BUDGET));
    }
}
