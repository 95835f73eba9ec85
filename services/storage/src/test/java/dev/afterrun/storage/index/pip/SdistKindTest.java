package dev.afterrun.storage.index.pip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.storage.index.Defect;
import dev.afterrun.storage.index.FactsJson;
import dev.afterrun.storage.index.OneObject;
import dev.afterrun.storage.index.PackageFacts;
import dev.afterrun.storage.index.TarballFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SdistKindTest {
    private static final String PYTHON = "Requires-Python: >=3.9\n";

    private final SdistKind kind = new SdistKind(new FactsJson(new ObjectMapper().findAndRegisterModules()));

    @ParameterizedTest
    @ValueSource(strings = {"2.2", "2.4", "2.10", "3.0"})
    void metadataThatSayNothingIsLeftToTheBuildAreHandedOut(String metadataVersion) throws Exception {
        // When
        var said =
                read(SdistFile.of("Spam_Eggs", "1.0", metadataVersion, PYTHON)).orElseThrow();

        // Then
        assertThat(said.project()).isEqualTo("spam-eggs");
        assertThat(said.facts()).isEqualTo("{\"requiresPython\":\">=3.9\"}");
        assertThat(said.document().map(document -> new String(document, UTF_8)))
                .contains(SdistFile.pkgInfo("Spam_Eggs", "1.0", metadataVersion, PYTHON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "2.0", "2.1", "2", "2.02", "new"})
    void olderOnesAreNotSinceABuildMaySayOtherwise(String metadataVersion) throws Exception {
        // When
        var said = read(SdistFile.of("spam", "1.0", metadataVersion, PYTHON)).orElseThrow();

        // Then
        assertThat(said.document()).isEmpty();
        assertThat(said.facts()).contains(">=3.9");
    }

    @Test
    void whatIsLeftToTheBuildIsNotRepeated() throws Exception {
        // When
        var dynamic = read(SdistFile.of("spam", "1.0", "2.2", PYTHON, "Dynamic: Requires-Dist\n"))
                .orElseThrow();
        var python = read(SdistFile.of("spam", "1.0", "2.2", PYTHON, "Dynamic: Summary\nDynamic: requires-python\n"))
                .orElseThrow();

        // Then
        assertThat(dynamic.document()).isEmpty();
        assertThat(dynamic.facts()).contains(">=3.9");
        assertThat(python.document()).isEmpty();
        assertThat(python.facts()).doesNotContain(">=3.9");
    }

    @Test
    void anArchiveWithoutPkgInfoIsNoSdistAndNothingIsWrongWithIt() throws Exception {
        assertThat(read(new TarballFile().with("spam-1.0/main.c", "").bytes())).isEmpty();
    }

    @Test
    void whatNoIndexCouldShowIsADefect() {
        assertDefect("no archive".getBytes(UTF_8), "its archive cannot be read");
        assertDefect(new TarballFile().with("a-1/PKG-INFO", "Version: 1\n").bytes(), "its PKG-INFO has no Name");
        assertDefect(
                new TarballFile()
                        .with("a-1/PKG-INFO", new byte[] {'N', (byte) 0xff})
                        .bytes(),
                "its PKG-INFO is no UTF-8");
        assertDefect(
                new TarballFile()
                        .with("a-1/PKG-INFO", new byte[1024 * 1024 + 1])
                        .bytes(),
                "its PKG-INFO has more than 1048576 bytes");
    }

    @RepeatedTest(200)
    void damagedBytesAreADefectOrNoSdistOrSayWhatStandsInThem() throws IOException {
        // Given
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var sdist = SdistFile.of("spam", "1.0", "2.2", PYTHON);
        for (var i = 0; i < 1 + random.nextInt(20); i++) {
            sdist[random.nextInt(sdist.length)] = (byte) random.nextInt();
        }
        var cut = Arrays.copyOf(sdist, random.nextInt(4) > 0 ? sdist.length : random.nextInt(sdist.length));

        // When
        var outcome = outcome(cut);

        // Then
        assertThat(outcome).as("seed %d", seed).matches("(?s)its .+|no sdist|project .*");
    }

    private String outcome(byte[] sdist) throws IOException {
        try {
            return read(sdist).map(said -> "project " + said.project()).orElse("no sdist");
        } catch (Defect defect) {
            return defect.why();
        }
    }

    private void assertDefect(byte[] sdist, String why) {
        assertThatThrownBy(() -> read(sdist)).isInstanceOf(Defect.class).hasMessageContaining(why);
    }

    private Optional<PackageFacts> read(byte[] sdist) throws IOException, Defect {
        return kind.read(new OneObject(sdist).channel(kind.budget()));
    }
}
