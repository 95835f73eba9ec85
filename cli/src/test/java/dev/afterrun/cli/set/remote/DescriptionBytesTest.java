package dev.afterrun.cli.set.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.ChunkSizes;
import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.FileMode;
import dev.afterrun.contracts.persisted.LinkTarget;
import dev.afterrun.contracts.persisted.PathBase;
import dev.afterrun.contracts.persisted.Piece;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.contracts.persisted.SetSystem;
import dev.afterrun.contracts.persisted.SetSystem.OperatingSystem;
import dev.afterrun.contracts.persisted.SetTree;
import dev.afterrun.persisted.restore.SetDamaged;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DescriptionBytesTest {
    private static final Digest DIGEST = Digest.of(new byte[] {1});
    private static final Instant TIME = Instant.parse("2026-11-21T10:11:12.123456789Z");
    private static final SetDescription SET = new SetDescription(
            SetDescription.VERSION,
            new SetSystem(OperatingSystem.LINUX, "amd64"),
            ChunkSizes.USUAL,
            List.of(
                    new SetTree(
                            PathBase.WORKSPACE,
                            List.of(
                                    new SetEntry.Passage(new EntryPath("ü")),
                                    new SetEntry.Directory(new EntryPath("ü/a"), FileMode.of(0), TIME),
                                    new SetEntry.SymbolicLink(
                                            new EntryPath("ü/a/c \"d\""), new LinkTarget("../…"), TIME),
                                    new SetEntry.RegularFile(
                                            new EntryPath("ü/a/%FF"),
                                            FileMode.of(0075),
                                            Instant.EPOCH,
                                            5_000_000_003L,
                                            DIGEST,
                                            List.of(Piece.chunk(3, DIGEST), Piece.hole(5_000_000_000L))),
                                    new SetEntry.HardLink(new EntryPath("ü/a/%FFb"), new EntryPath("ü/a/%FF")))),
                    new SetTree(PathBase.HOME, List.of())));
    private static final String SET_OF = """
            {"version": 1, "system": {"os": "linux", "architecture": "amd64"},
             "sizes": {"least": 16384, "average": 65536, "most": 262144},
             "trees": [{"base": "home", "entries": [%s]}]}
            """;

    @Test
    void whatIsWrittenIsWhatBindingTheRecordsWrites() throws IOException {
        // When
        var packed = DescriptionBytes.of(SET);

        // Then
        assertThat(unpacked(packed)).isEqualTo(new String(Json.write(SET), UTF_8));
        assertThat(DescriptionBytes.read(packed)).isEqualTo(SET);
    }

    @Test
    void theOrderOfFieldsIsOfNoAccountAndWhatANewerVersionHasAddedIsPassedOver() throws IOException {
        // Given
        var json = new String(Json.write(SET), UTF_8)
                .replace("\"kind\":\"file\",", "")
                .replace("\"size\":", "\"new\":{\"a\":[1,{}]},\"kind\":\"file\",\"size\":")
                .replace("{\"version\":1,", "{\"added\":[[]],\"version\":1,");

        // Then
        assertThat(DescriptionBytes.read(packed(json))).isEqualTo(SET);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"path\":\"ü/a\", | `` | 'path' is missing",
                "\"kind\":\"passage\", | `` | 'kind' is missing",
                "passage | device | which is not known",
                "\"mode\":\"000\" | \"mode\":\"800\" | a mode is three digits",
                "\"mode\":\"000\" | \"mode\":0 | 'mode' is no text",
                "\"size\":5000000003 | \"size\":5000000003.0 | 'size' is no whole number",
                "10:11:12 | 30:11:12 | could not be parsed",
                "workspace | attic | there is no base 'attic'",
                "\"version\":1 | \"version\":2 | is of version 2",
                "\"entries\":[] | \"entries\":{} | 'entries' is no list",
                "\"entries\":[] | \"entries\":[7] | 'entries' is no object",
                "\"base\":\"home\", | `` | 'base' is missing",
                "\"architecture\":\"amd64\" | \"architecture\":null | architecture",
                "\"least\":16384, | `` | sizes of chunks",
                "\"pieces\": | \"parts\": | 'pieces' is missing",
                "\"entries\":[] | \"entry\":[] | 'entries' is missing",
                "\"trees\": | \"forest\": | 'trees' is missing",
                "\"entries\":[]}]} | \"entries\":[ | Unexpected end-of-input"
            })
    void whatIsNoDescriptionIsDamaged(String part, String instead, String why) throws IOException {
        // Given
        var json = new String(Json.write(SET), UTF_8);
        assertThat(json).contains(part);

        // Then
        assertThatExceptionOfType(SetDamaged.class)
                .isThrownBy(() -> DescriptionBytes.read(packed(json.replace(part, instead))))
                .withMessageContaining("the set's description cannot be read")
                .withMessageContaining(why);
    }

    @Test
    void aHoleIsAPieceWithoutADigest() {
        // Given
        var file = """
                {"kind": "file", "path": "a", "mode": "644", "modified": "2026-11-21T10:11:12Z", "size": 1,
                 "sha256": "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                 "pieces": [{"length": 1}]}
                """;

        // When
        var set = DescriptionBytes.read(packed(SET_OF.formatted(file)));

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
        var packed = packed(SET_OF.formatted(entry));

        // Then
        assertThatExceptionOfType(SetDamaged.class)
                .isThrownBy(() -> DescriptionBytes.read(packed))
                .withMessageContaining("cannot be read");
    }

    @Test
    void aSetOfNoSystemIsDamaged() {
        // When
        var packed = packed(SET_OF.formatted("").replaceFirst("\"system\": \\{[^}]*},", ""));

        // Then
        assertThatExceptionOfType(SetDamaged.class).isThrownBy(() -> DescriptionBytes.read(packed));
    }

    private static byte[] packed(String json) {
        return Zstd.compress(json.getBytes(UTF_8));
    }

    private static String unpacked(byte[] packed) throws IOException {
        try (var json = new ZstdInputStream(new ByteArrayInputStream(packed))) {
            return new String(json.readAllBytes(), UTF_8);
        }
    }
}
