package dev.afterrun.storage.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain                      | plain",
                "^[31mred^[0m plain         | <fg1>red</> plain",
                "^[1;92mgood^[22m^[39m      | <bold fg10>good</>",
                "^[mnothing                 | nothing",
                "^[38;5;9mpalette           | <fg9>palette</>",
                "^[38;5;196mcube            | <fg9>cube</>",
                "^[38;2;0;0;240mtrue        | <fg4>true</>",
                "^[48;5;21;4mboth           | <underlined bg4>both</>",
                "^[38;5mcut                 | cut",
                "a^[2Kb^[10;20Hc^[?25ld     | abcd",
                "^[>4;1m^[31ma              | <fg1>a</>",
                "^]0;a title@after          | after",
                "^]8;;https://a.example^\\link^]8;;^\\ | link",
                "a^(Bb^=c                   | abc",
                "cut off^[31                | cut off",
                "cut off^                   | cut off",
            })
    void coloursBecomeClassesAndOtherEscapesGo(String text, String spans) {
        // Given
        var written = text.replace('^', '\u001b').replace('@', '\u0007');

        // When
        var read = new Terminal().read(written);

        // Then
        assertThat(read.stream()
                        .map(span -> span.classes().isEmpty()
                                ? span.text()
                                : "<" + span.classes() + ">" + span.text() + "</>")
                        .collect(Collectors.joining()))
                .isEqualTo(spans);
    }

    @Example
    void coloursLastOverTheEndOfALine() {
        // Given
        var terminal = new Terminal();
        terminal.read("\u001b[31mone");

        // When
        var next = terminal.read("two");

        // Then
        assertThat(next).containsExactly(new Span("two", "fg1"));
    }

    @Example
    void whatTurnsTextAroundIsMadeVisible() {
        assertThat(Terminal.plain("access \u202eneiged\u202c \u2066x")).isEqualTo("access \ufffdneiged\ufffd \ufffdx");
    }

    @Property
    void whateverWasWrittenClassesAreOursAndNoControlCharacterStays(@ForAll String text, @ForAll String codes) {
        // When
        var read = new Terminal().read(text + "\u001b[" + codes + "m" + text);

        // Then
        assertThat(read).allSatisfy(span -> {
            assertThat(span.classes())
                    .matches("|(bold|dim|italic|underlined|[fb]g1?[0-9])( (dim|italic|underlined|[fb]g1?[0-9]))*");
            assertThat(span.text().chars()).noneMatch(c -> Character.isISOControl(c) && c != '\t');
        });
    }
}
