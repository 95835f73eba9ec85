package dev.afterrun.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.Problem.FieldError;
import dev.afterrun.contracts.problem.ProblemException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private final RecordReader reader = new RecordReader(JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build());

    record Part(String name, long size) {}

    record Whole(
            Commit commit,
            Conclusion conclusion,
            int count,
            Optional<Instant> at,
            Optional<URI> url,
            List<Part> parts,
            boolean loud) {}

    @Test
    void aBodyThatFitsBecomesTheRecord() {
        // Given
        var body = """
                {"commit": "%s", "conclusion": "success", "count": 2, "at": "2026-05-01T10:00:00Z",
                 "parts": [{"name": "a", "size": 1}], "loud": true}""".formatted(COMMIT);

        // When
        var whole = read(body, UnknownFields.REFUSED);

        // Then
        assertThat(whole)
                .isEqualTo(new Whole(
                        new Commit(COMMIT),
                        Conclusion.SUCCESS,
                        2,
                        Optional.of(Instant.parse("2026-05-01T10:00:00Z")),
                        Optional.empty(),
                        List.of(new Part("a", 1)),
                        true));
    }

    @Test
    void whatMayBeLeftOutMayBeNull() {
        // Given
        var body = good("\"at\": null, \"loud\": null");

        // When
        var whole = read(body, UnknownFields.REFUSED);

        // Then
        assertThat(whole.at()).isEmpty();
        assertThat(whole.loud()).isFalse();
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnceByItsPointer() {
        // Given
        var body = """
                {"conclusion": "great", "count": "2", "url": "a b", "at": "noon",
                 "parts": [{"name": 1}, null, 7, {"name": "b", "size": 1.5}], "loud": "yes"}""";

        // When
        var problem = refused(body, UnknownFields.KEPT);

        // Then
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors())
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder(
                        "/commit",
                        "/conclusion",
                        "/count",
                        "/url",
                        "/at",
                        "/parts/0/name",
                        "/parts/0/size",
                        "/parts/1",
                        "/parts/2",
                        "/parts/3/size",
                        "/loud");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"count\": \"2\"       | is the text '2'; it is to be a whole number",
                "\"count\": 1.5         | is the number 1.5; it is to be a whole number",
                "\"count\": true        | is true; it is to be a whole number",
                "\"count\": 99999999999 | is the number 99999999999; it is to be from -2147483648 to 2147483647",
                "\"loud\": 1            | is the number 1; it is to be true or false",
                "\"commit\": 7          | is the number 7; it is to be a text",
                "\"commit\": \"main\"   | is refused: a commit is 40 or 64 lower-case hexadecimal digits in full, not 'main'",
                "\"conclusion\": 0      | is the number 0; it is to be a text",
                "\"conclusion\": \"x\"  | is the text 'x'; it is to be one of success, failure, cancelled",
                "\"parts\": {}          | is an object; it is to be a list",
                "\"at\": \"noon\"       | is the text 'noon'; it is to be a time such as 2026-11-21T09:30:00Z (RFC 3339)",
                "\"at\": \"-1\"         | is the text '-1'; it is to be a time such as 2026-11-21T09:30:00Z (RFC 3339)",
                "\"at\": \" \"          | is the text ' '; it is to be a time such as 2026-11-21T09:30:00Z (RFC 3339)"
            })
    void aSentenceSaysWhatStandsThereAndWhatIsToBe(String field, String sentence) {
        // When
        var problem = refused(good(field), UnknownFields.KEPT);

        // Then
        assertThat(problem.errors()).extracting(FieldError::detail).containsExactly(sentence);
    }

    @Test
    void aFieldThatIsNotKnownIsKeptFromAnEventAndRefusedFromARequest() {
        // Given
        var body = good("\"a/b~\": 1, \"parts\": [{\"name\": \"a\", \"size\": 1, \"mode\": 7}]");

        // When
        var kept = read(body, UnknownFields.KEPT);
        var problem = refused(body, UnknownFields.REFUSED);

        // Then
        assertThat(kept.parts()).hasSize(1);
        assertThat(problem.errors())
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder("/a~1b~0", "/parts/0/mode");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{} {}", "{\"count\": 1, \"count\": 2}", "nonsense"})
    void whatIsNoJsonIsMalformed(String body) {
        // When
        var problem = refused(body, UnknownFields.KEPT);

        // Then
        assertThat(problem.status()).isEqualTo(400);
    }

    @Test
    void jsonThatNestsWithoutEndIsMalformed() {
        // When
        var problem = refused("[".repeat(101) + "]".repeat(101), UnknownFields.KEPT);

        // Then
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail()).contains("100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "null", "\"x\""})
    void jsonThatIsNoObjectIsRefusedAsAWhole(String body) {
        // When
        var problem = refused(body, UnknownFields.KEPT);

        // Then
        assertThat(problem.errors()).extracting(FieldError::pointer).containsExactly("");
    }

    @Test
    void aHostileBodyDoesNotGetAnAnswerOfItsOwnSize() {
        // Given
        var body = good("\"parts\": [" + "{},".repeat(5_000) + "{}]");

        // When
        var problem = refused(body, UnknownFields.KEPT);

        // Then
        assertThat(problem.errors()).hasSize(100);
    }

    @Test
    void whatIsShownOfAValueIsShortAndPrintable() {
        // When
        var problem = refused(good("\"count\": \"\\u0007" + "x".repeat(500) + "\""), UnknownFields.KEPT);

        // Then
        assertThat(problem.detail()).hasSizeLessThan(200).doesNotContain("\u0007");
    }

    /** A body that fits, with {@code fields} in place of its own of the same name. */
    private static String good(String fields) {
        var usual = List.of("\"commit\": \"" + COMMIT + "\"", "\"conclusion\": \"success\"", "\"count\": 1").stream()
                .filter(field -> !fields.startsWith(field.substring(0, field.indexOf(':'))))
                .toList();
        return "{" + String.join(", ", usual) + ", " + fields + "}";
    }

    private Whole read(String body, UnknownFields unknown) {
        return reader.read(body.getBytes(StandardCharsets.UTF_8), Whole.class, unknown);
    }

    private Problem refused(String body, UnknownFields unknown) {
        return catchThrowableOfType(ProblemException.class, () -> read(body, unknown))
                .problem();
    }
}
