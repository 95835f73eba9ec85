package dev.afterrun.docs;

import static java.util.stream.Collectors.joining;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.docs.markdown.Checkout;
import dev.afterrun.docs.markdown.GeneratedPart;
import dev.afterrun.docs.source.Sources;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import org.junit.jupiter.api.Test;

/** Tables of what never changes: kinds of errors, limits, exit codes. */
final class TablesReferenceTest {
    @Test
    void everyKindOfErrorIsListed() throws IOException {
        new GeneratedPart("docs/reference/http.md", "problems")
                .is(table("type", "status", "title")
                        + Arrays.stream(ProblemType.values())
                                .map(type -> row(
                                        "`" + type.uri() + "`",
                                        type.status(),
                                        type.because("").title()))
                                .collect(joining()));
    }

    @Test
    void everyLimitIsListed() throws IOException {
        var sources = source("contracts/src/main/java/dev/afterrun/contracts/Limits.java");

        new GeneratedPart("docs/reference/http.md", "limits")
                .is(table("limit", "value")
                        + fields(sources)
                                .filter(field -> field.getConstantValue() instanceof Number)
                                .map(limit -> row(
                                        sources.description(limit), String.format(Locale.ROOT, "%,d", number(limit))))
                                .collect(joining()));
    }

    @Test
    void everyExitCodeIsListed() throws IOException {
        var sources = source("cli/src/main/java/dev/afterrun/cli/failure/ExitCode.java");

        new GeneratedPart("docs/reference/exit-codes.md", "exit-codes")
                .is(table("code", "name", "meaning")
                        + fields(sources)
                                .filter(field -> field.getKind() == ElementKind.ENUM_CONSTANT)
                                .map(field -> row(
                                        ExitCode.valueOf(field.getSimpleName().toString())
                                                .number(),
                                        field.getSimpleName()
                                                .toString()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' '),
                                        sources.description(field)))
                                .collect(joining()));
    }

    private static Sources source(String file) {
        return Sources.of(List.of(Checkout.ROOT.resolve(file)));
    }

    private static Stream<VariableElement> fields(Sources sources) {
        return sources.types().stream()
                .flatMap(type -> type.getEnclosedElements().stream()
                        .filter(element -> element.getKind().isField())
                        .map(VariableElement.class::cast));
    }

    private static long number(VariableElement constant) {
        return ((Number) constant.getConstantValue()).longValue();
    }

    private static String table(String... columns) {
        return row((Object[]) columns) + "|" + "---|".repeat(columns.length) + "\n";
    }

    private static String row(Object... cells) {
        return Arrays.stream(cells).map(Object::toString).collect(joining(" | ", "| ", " |\n"));
    }
}
