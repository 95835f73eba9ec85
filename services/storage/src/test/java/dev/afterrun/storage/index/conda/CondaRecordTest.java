package dev.afterrun.storage.index.conda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.index.Defect;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CondaRecordTest {
    private static final Digest SHA256 = Digest.of("the package".getBytes(UTF_8));

    @Test
    void aRecordRepeatsEachFieldAndAddsWhatTheBytesAre() throws Exception {
        // Given
        var index = """
                {"name": "spam", "version": "1!2.0rc1+cuda", "build": "py312h_7", "build_number": 7, "subdir": "linux-64",
                 "depends": ["python >=3.9,<4.0a0", "libfoo 1.*"], "constrains": ["eggs !=2"], "license": "",
                 "license_family": "BSD", "timestamp": 1700000000123, "arch": "x86_64", "platform": "linux",
                 "track_features": ["a", "b"], "unheard_of": {"deep": []}, "noarch": null}
                """;

        // When
        var entry = CondaFacts.read(CondaFacts.write(record(index)), SHA256);

        // Then
        assertThat(entry.name().fileName()).isEqualTo("spam-1!2.0rc1+cuda-py312h_7.conda");
        assertThat(entry.subdir()).isEqualTo("linux-64");
        assertThat(json(entry.record().getBytes(UTF_8)))
                .isEqualTo(json("""
                {"name": "spam", "version": "1!2.0rc1+cuda", "build": "py312h_7", "build_number": 7, "subdir": "linux-64",
                 "depends": ["python >=3.9,<4.0a0", "libfoo 1.*"], "constrains": ["eggs !=2"], "license": "",
                 "license_family": "BSD", "timestamp": 1700000000123, "arch": "x86_64", "platform": "linux",
                 "track_features": "a b", "md5": "0102", "sha256": "%s", "size": 42}
                """.formatted(SHA256.hex()).getBytes(UTF_8)));
    }

    @Test
    void anOldPackageThatRunsAnywhereNeedNotNameItsFolder() throws Exception {
        // When
        var record = record("{\"name\":\"a\",\"version\":\"1\",\"build\":\"0\",\"noarch\":true}");

        // Then
        assertThat(record.subdir()).isEqualTo("noarch");
        assertThat(record.json()).contains("\"noarch\":true", "\"depends\":[]", "\"build_number\":0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"name\":7",
                "\"name\":\"\"",
                "\"name\":\"a/../b\"",
                "\"name\":\"Upper\"",
                "\"name\":null",
                "\"version\":1.0",
                "\"version\":\"1..0\"",
                "\"version\":\"1-0\"",
                "\"build\":\"a-b\"",
                "\"build_number\":-1",
                "\"build_number\":\"1\"",
                "\"build_number\":1.5",
                "\"build_number\":99999999999999999999",
                "\"timestamp\":-1",
                "\"timestamp\":253402300800000",
                "\"depends\":[\"*\"]",
                "\"depends\":[\"::x\"]",
                "\"subdir\":\"../etc\"",
                "\"subdir\":\"linux\"",
                "\"subdir\":[]",
                "\"depends\":\"python\"",
                "\"depends\":[7]",
                "\"depends\":[\"\"]",
                "\"depends\":[\"\\n\"]",
                "\"depends\":{}",
                "\"constrains\":[null]",
                "\"license\":{}",
                "\"noarch\":7",
                "\"noarch\":\"strange\"",
                "\"track_features\":{}"
            })
    void aFieldOfAnotherFormThanClientsTakeIsADefectThatIsNamed(String field) {
        // Given
        var index = "{" + field + without(field) + "}";

        // Then
        assertDefect(
                index, "its info/index.json has a " + field.substring(1, field.indexOf('"', 1)) + " that no client");
    }

    @Test
    void whatIsNoJsonOrAbsurdIsADefect() {
        assertDefect("", "");
        assertDefect("[]", "is no object");
        assertDefect("{", "no JSON");
        assertDefect("{} {}", "no JSON");
        assertDefect("[".repeat(10_000), "no JSON");
        assertDefect("{\"name\":\"a\",\"name\":\"b\"}", "no JSON");
        assertDefect("{\"build_number\":" + "9".repeat(1000) + "}", "no JSON");
        assertDefect("\u0000", "no JSON");
    }

    /** The other fields that a package needs. */
    private static String without(String field) {
        var all = new StringBuilder();
        for (var other :
                new String[] {"\"name\":\"a\"", "\"version\":\"1\"", "\"build\":\"0\"", "\"subdir\":\"noarch\""}) {
            if (!field.startsWith(other.substring(0, other.indexOf(':')))) {
                all.append(',').append(other);
            }
        }
        return all.toString();
    }

    private static void assertDefect(String index, String why) {
        assertThatThrownBy(() -> record(index)).isInstanceOf(Defect.class).hasMessageContaining(why);
    }

    private static CondaRecord record(String index) throws Defect {
        return CondaRecord.of(new CondaArchive(CondaFormat.CONDA, IndexJson.parse(index.getBytes(UTF_8)), "0102", 42));
    }

    private static JsonNode json(byte[] text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
