package dev.afterrun.storage.viewer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a~b~      | a,b",
                "a~b       | a,b",
                "a^~b^~    | a,b",
                "~~a       | ,,a",
                "'10%^20%^100%~done' | 100%,done",
                "'10%^20%^~done'     | 20%,done",
                "'^^10%^~'           | 10%",
            })
    void linesAreWhatATerminalLeaves(String text, String lines) throws IOException {
        // Given
        var bytes = text.replace('~', '\n').replace('^', '\r').getBytes(UTF_8);

        // When
        var read = read(bytes);

        // Then
        assertThat(read).extracting(Line::text).containsExactly(lines.split(","));
    }

    @Test
    void nothingHasNoLines() throws IOException {
        assertThat(read(new byte[0])).isEmpty();
    }

    @Test
    void progressSaysHowOftenItWasWritten() throws IOException {
        // When
        var read = read("10%\r20%\r100%\r\nnext".getBytes(UTF_8));

        // Then
        assertThat(read).extracting(Line::overwritten).containsExactly(2, 0);
    }

    @Test
    void veryLongLineIsCutAndSaysHowMuchIsLeftOut() throws IOException {
        // Given
        var text = "x".repeat(300_000) + "\nshort\n";

        // When
        var read = read(text.getBytes(UTF_8));

        // Then
        assertThat(read).hasSize(2);
        assertThat(read.getFirst().text()).hasSize(LineReader.SHOWN);
        assertThat(read.getFirst().cut()).isEqualTo(300_000 - LineReader.SHOWN);
        assertThat(read.getLast()).isEqualTo(new Line(2, "short", 0, 0));
    }

    @Test
    void whatIsNoUtf8IsReplaced() throws IOException {
        // When
        var read = read("caf\u00e9".getBytes(ISO_8859_1));

        // Then
        assertThat(read).extracting(Line::text).containsExactly("caf\ufffd");
    }

    private static List<Line> read(byte[] bytes) throws IOException {
        var reader = new LineReader(new ByteArrayInputStream(bytes), 1);
        List<Line> lines = new ArrayList<>();
        for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
            lines.add(line.get());
        }
        assertThat(reader.offset()).isEqualTo(bytes.length);
        return lines;
    }
}
