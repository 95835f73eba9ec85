package dev.afterrun.cli.set.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.luben.zstd.Zstd;
import dev.afterrun.persisted.restore.SetDamaged;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DescriptionBytesTest {
    private static final String SET = """
            {"version": 1, "system": {"os": "linux", "architecture": "amd64"},
             "sizes": {"least": 16384, "average": 65536, "most": 262144},
             "trees": [{"base": "home", "entries": [%s]}]}
            """;

    @Test
    void aHoleIsAPieceWithoutADigest() {
        // Given
        var file = """
                {"kind": "file", "path": "a", "mode": "644", "modified": "2026-11-21T10:11:12Z", "size": 1,
                 "sha256": "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                 "pieces": [{"length": 1}]}
                """;

        // When
        var set = DescriptionBytes.read(bytes(SET.formatted(file)));

        // Then
        assertThat(set.files())
                .singleElement()
                .satisfies(each -> assertThat(each.pieces().getFirst().sha256()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\": \"directory\", \"path\": \"a\", \"mode\": \"755\"}",
                "{\"kind\": \"directory\", \"path\": \"a\", \"modified\": \"2026-11-21T10:11:12Z\"}",
                "{\"kind\": \"symbolic-link\", \"path\": \"a\", \"target\": null, \"modified\": \"2026-11-21T10:11:12Z\"}",
                "{\"kind\": \"file\", \"path\": \"a\", \"mode\": \"644\", \"modified\": \"2026-11-21T10:11:12Z\","
                        + " \"size\": 0, \"pieces\": []}",
                "null"
            })
    void whatIsLeftOutIsNotTakenForNothing(String entry) {
        // When
        var bytes = bytes(SET.formatted(entry));

        // Then
        assertThatExceptionOfType(SetDamaged.class)
                .isThrownBy(() -> DescriptionBytes.read(bytes))
                .withMessageContaining("cannot be read");
    }

    @Test
    void aSetOfNoSystemIsDamaged() {
        // When
        var bytes = bytes(SET.formatted("").replaceFirst("\"system\": \\{[^}]*},", ""));

        // Then
        assertThatExceptionOfType(SetDamaged.class).isThrownBy(() -> DescriptionBytes.read(bytes));
    }

    private static byte[] bytes(String json) {
        return Zstd.compress(json.getBytes(StandardCharsets.UTF_8));
    }
}
