package dev.afterrun.storage.index.tar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.storage.index.Defect;
import dev.afterrun.storage.index.OneObject;
import dev.afterrun.storage.index.TarballFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzippedTarTest {
    private static final Pattern NAME = Pattern.compile("[^/]+/wanted");
    private static final long BUDGET = 1_000_000;

    @Test
    void theFirstFileOfTheNameIsFound() throws Exception {
        // Given
        var archive = new TarballFile()
                .with("a/other", "no")
                .with("a/b/wanted", "too deep")
                .with("a/wanted", "yes")
                .with("b/wanted", "too late")
                .bytes();

        // When
        var found = find(archive);

        // Then
        assertThat(found).contains("yes");
    }

    @Test
    void whereThereIsNoneNothingIsFound() throws Exception {
        assertThat(find(new TarballFile().with("a/other", "no").bytes())).isEmpty();
    }

    @Test
    void whatUnpacksToMoreThanAnybodyReadsIsLeftAlone() throws Exception {
        // Given
        var bomb = new TarballFile()
                .with("a/zeros", new byte[5_000_000])
                .with("a/wanted", "behind them")
                .bytes();

        // When
        var found = GzippedTar.find(new OneObject(bomb).channel(BUDGET), NAME, 1_000_000);

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void ofALargeArchiveOnlyTheBudgetIsRead() throws Exception {
        // Given
        var large = new byte[2_000_000];
        new Random(1).nextBytes(large);
        var archive = new TarballFile()
                .with("a/data", large)
                .with("a/wanted", "behind it")
                .bytes();

        // When
        var found = find(archive);

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void aFileOfInterestThatIsTooLargeIsADefect() {
        // Given
        var archive = new TarballFile()
                .with("a/wanted", new byte[GzippedTar.FILE_BYTES + 1])
                .bytes();

        // Then
        assertThatThrownBy(() -> find(archive))
                .isInstanceOf(Defect.class)
                .hasMessage("its wanted has more than 1048576 bytes");
    }

    @ParameterizedTest
    @ValueSource(chars = {'L', 'x'})
    void aNameOfAGigabyteIsADefect(char type) throws IOException {
        // Given
        var archive = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(archive)) {
            gzip.write(new RawTar().announcing(type, "name", RawTar.GIGABYTE).bytes());
            gzip.write(new byte[1_000_000]);
        }

        // Then
        assertThatThrownBy(() -> find(archive.toByteArray()))
                .isInstanceOf(Defect.class)
                .hasMessage("its archive has a name in it that takes more than 65536 bytes");
    }

    @RepeatedTest(200)
    void damagedBytesAreADefectOrNothingOrTheContentThatStandsInThem() throws Exception {
        // Given
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var archive = new TarballFile().with("a/wanted", "yes").bytes();
        for (var i = 0; i < 1 + random.nextInt(10); i++) {
            archive[random.nextInt(archive.length)] = (byte) random.nextInt();
        }
        var cut = Arrays.copyOf(archive, random.nextInt(4) > 0 ? archive.length : random.nextInt(archive.length));

        // When
        var outcome = outcome(cut);

        // Then
        assertThat(outcome).as("seed %d", seed).matches("(?s)its .+|nothing|content .*");
    }

    @Test
    void aStoreThatFailsSaysNothingOfTheArchive() {
        // Given
        var failing = new OneObject(new TarballFile().with("a/wanted", "yes").bytes()) {
            @Override
            public InputStream open(ObjectSlice slice) throws IOException {
                throw new IOException("the store is away");
            }
        };

        // Then
        assertThatThrownBy(() -> GzippedTar.find(failing.channel(BUDGET), NAME))
                .isInstanceOf(IOException.class)
                .hasMessage("the store is away");
    }

    private static String outcome(byte[] archive) throws IOException {
        try {
            return find(archive).map(content -> "content " + content).orElse("nothing");
        } catch (Defect defect) {
            return defect.why();
        }
    }

    private static Optional<String> find(byte[] archive) throws IOException, Defect {
        return GzippedTar.find(new OneObject(archive).channel(BUDGET), NAME).map(bytes -> new String(bytes, UTF_8));
    }
}
