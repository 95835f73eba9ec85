package dev.afterrun.cli.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.failure.ForJobs;
import dev.afterrun.contracts.persisted.SetName;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InTurnTest {
    private static final ForJobs PASSING_NONE_THERE_AND_UNREACHABLE = new ForJobs() {
        @Override
        public boolean optional() {
            return true;
        }

        @Override
        public boolean passesOver(ExitCode end) {
            return end == ExitCode.NONE_THERE || end == ExitCode.UNREACHABLE;
        }
    };

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @Test
    void whatIsRefusedIsTheEndThoughASetBeforeItIsMerelyNotThere() {
        // Given
        var ends = Map.of("maven", ExitCode.NONE_THERE, "npm", ExitCode.REFUSED);

        // When
        var end = end(ends, "maven", "npm");

        // Then
        assertThat(end)
                .hasValueSatisfying(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.REFUSED));
    }

    @Test
    void whatIsRefusedIsTheEndThoughTheServerWentAwayAfterIt() {
        // Given
        var ends = Map.of("maven", ExitCode.REFUSED, "npm", ExitCode.UNREACHABLE);

        // When
        var end = end(ends, "maven", "npm", "cargo");

        // Then
        assertThat(end)
                .hasValueSatisfying(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.REFUSED));
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("maven", "npm")
                .doesNotContain("cargo");
    }

    @Test
    void aServerThatCannotBeReachedIsToldOnceByWhoeverEnds() {
        // Given
        var ends = Map.of("npm", ExitCode.UNREACHABLE);

        // When
        var end = end(ends, "maven", "npm");

        // Then
        assertThat(end).hasValueSatisfying(failure -> {
            assertThat(failure.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
            assertThat(failure).hasMessageStartingWith("npm:");
        });
        assertThat(told.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void whereAllThatFailsMayBePassedOverTheFirstIsTheEnd() {
        // Given
        var ends = Map.of("maven", ExitCode.NONE_THERE, "npm", ExitCode.UNREACHABLE);

        // When
        var end = end(ends, "maven", "npm");

        // Then
        assertThat(end)
                .hasValueSatisfying(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.NONE_THERE));
    }

    /** Does what ends as {@code ends} says for sets of these names, in this order. */
    private Optional<Failure> end(Map<String, ExitCode> ends, String... names) {
        var out = new PrintStream(told, true, StandardCharsets.UTF_8);
        var console = new Console(out, out, false);
        var sets = List.of(names).stream()
                .map(name -> DeclaredSet.of(new SetName(name)))
                .toList();
        return Optional.ofNullable(catchThrowableOfType(
                Failure.class,
                () -> InTurn.each(sets, console, PASSING_NONE_THERE_AND_UNREACHABLE, set -> fail(set, ends))));
    }

    private static void fail(DeclaredSet set, Map<String, ExitCode> ends) {
        var name = set.name().value();
        if (ends.containsKey(name)) {
            throw new Failure(ends.getOrDefault(name, ExitCode.FAULT), name, "it does not work", "try otherwise");
        }
    }
}
