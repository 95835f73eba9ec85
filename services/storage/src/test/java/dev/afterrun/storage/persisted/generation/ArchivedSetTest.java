package dev.afterrun.storage.persisted.generation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import com.github.luben.zstd.ZstdInputStream;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.storage.testing.CiJob;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ArchivedSetTest {
    private final CiJob main = SetScene.onMain();

    @Inject
    SetScene scene;

    @Test
    void setIsDownloadedAsAnArchive() throws IOException {
        // Given
        var saved = scene.visible(main, scene.set("one", "two"), Duration.ZERO);

        // When
        var archive = given().get(at(saved)).then().statusCode(200).extract().asByteArray();

        // Then
        assertThat(unpacked(archive)).isEqualTo(Map.of("workspace/file-0", "one", "workspace/file-1", "two"));
    }

    @Test
    void archiveIsWholeHoweverManyBytesItHas() throws IOException {
        // Given
        var one = random(200_000);
        var two = random(210_000);
        var saved = scene.visible(main, scene.set(one, two), Duration.ZERO);

        // When
        var archive = given().get(at(saved)).then().statusCode(200).extract().asByteArray();

        // Then
        assertThat(unpacked(archive)).isEqualTo(Map.of("workspace/file-0", one, "workspace/file-1", two));
    }

    @Test
    void archiveIsAlwaysTheSameBytesAndSaysSoOnceItIsKnown() {
        // Given
        var saved = scene.visible(main, scene.set("one", "two"), Duration.ZERO);
        var first = given().get(at(saved));

        // When
        var second = given().get(at(saved));

        // Then
        first.then().header("Repr-Digest", nullValue());
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(second.header("Repr-Digest"))
                .isEqualTo("sha-256=:"
                        + Base64.getEncoder()
                                .encodeToString(Digest.of(first.asByteArray()).bytes())
                        + ":");
    }

    @Test
    void whatIsNotVisibleHasNoArchive() {
        // Given
        var saved = scene.visible(main, scene.set("one"), Duration.ZERO);

        // When
        scene.invalidate(main, Map.of("all", true));

        // Then
        given().get(at(saved)).then().statusCode(410);
    }

    /** Of which no compression makes less than half. */
    private static String random(int length) {
        var bytes = new byte[length / 2];
        new Random(length).nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private String at(Generation saved) {
        return SetScene.at(main) + "/generations/" + saved.id() + "/archive";
    }

    private static Map<String, String> unpacked(byte[] archive) throws IOException {
        var files = new TreeMap<String, String>();
        try (var tar = new TarArchiveInputStream(new ZstdInputStream(new ByteArrayInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
