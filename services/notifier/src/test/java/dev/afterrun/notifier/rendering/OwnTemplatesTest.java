package dev.afterrun.notifier.rendering;

import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.notifier.testing.StoredJob;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a repository may word itself. */
final class OwnTemplatesTest {
    private static final String TABLE = "| | Job | CI | Result | Files |";
    private static final String FALLEN_BACK = "stand in the place of a template of the repository's: ";

    private static final StoredJob BUILD = job("build").file("dist/a-1.0.whl");

    @Test
    void partIsWordedByTheRepositoryAndTheOthersStay() {
        // When
        var body = Rendered.of(
                Map.of("jobs", "{#for row in view.rows}\n- {row.name} is {row.result}{#if row.tests}!{/if}\n{/for}"),
                BUILD);

        // Then
        assertThat(body)
                .startsWith(CommentRendering.MARKER.line() + "\n### ✅ 1 job passed\n")
                .contains("- build is success\n")
                .contains("<summary>✅ build")
                .doesNotContain(TABLE, FALLEN_BACK);
    }

    @Test
    void headlineIsOneLineWhateverItWas() {
        // When
        var body = Rendered.of(Map.of("headline", "Built\n\n# as {view.commit}\n\n- well"), BUILD);

        // Then
        assertThat(body.lines().toList().get(1)).startsWith("### Built ").contains("as aaaaaaa", "well");
    }

    @Test
    void factsStandBelowTheLink() {
        // When
        var body = Rendered.of(Map.of("facts", "Read [the guide](https://example.org/guide) first."), BUILD);

        // Then
        assertThat(body)
                .contains("\ncommit `aaaaaaa` · [all files and reports](" + Rendered.PAGE + ")\n\nRead [the guide]"
                        + "(https://example.org/guide) first.\n");
    }

    @Test
    void partThatSaysNothingIsLeftOut() {
        // When
        var body = Rendered.of(Map.of("jobs", "", "details", " "), BUILD);

        // Then
        assertThat(body).doesNotContain(TABLE, "<details>", FALLEN_BACK).contains("[all files and reports]");
    }

    @Test
    void headlineThatSaysNothingIsLeftOut() {
        // When
        var body = Rendered.of(Map.of("headline", ""), BUILD);

        // Then
        assertThat(body).startsWith(CommentRendering.MARKER.line() + "\ncommit `aaaaaaa` · [all files and reports](");
    }

    @Test
    void exampleOfTheReferenceIsFit() {
        // Given
        var jobs = """
                {#if view.rows}
                | Job | Result |
                |---|---|
                {#for row in view.rows}
                | [{row.name}]({row.page}) | {row.result} |
                {/for}
                {/if}
                """;
        var until = "{#if view.until}Until {view.until}, or ask for `/afterrun keep 30d`.{/if}";

        // When
        var body = Rendered.of(
                Map.of("headline", "{view.headline} of the docs", "jobs", jobs, "until", until),
                job("build").file("a.whl").expiresAt(StoredJob.START));

        // Then
        assertThat(body)
                .contains("### ✅ 1 job passed of the docs\n", "or ask for `/afterrun keep 30d`.\n")
                .containsPattern(
                        "\\| *Job *\\| *Result *\\|\n.*\n\\| *\\[build\\]\\(http://localhost:4849/octo/repo/run-1\\) *\\| *success *\\|")
                .doesNotContain(FALLEN_BACK);
    }

    @Test
    void numbersAreTextsAndNoneIsNothing() {
        // When
        var body = Rendered.of(
                Map.of("jobs", "{#if view.moreRows}and {view.moreRows} more{#else}all of them{/if}"), BUILD);

        // Then
        assertThat(body).contains("\nall of them\n");
    }

    @Test
    void listsWithinListsAreReached() {
        // Given
        var template = "{#for job in view.details}{#for group in job.groups}{#for file in group.files}"
                + "{file.path} has {file.size}. {/for}{/for}{/for}";

        // When
        var body = Rendered.of(Map.of("details", template), BUILD);

        // Then
        assertThat(body).contains("`dist/a-1.0.whl` has ").doesNotContain("<details>", FALLEN_BACK);
    }

    @Test
    void partThatThereIsNotIsNamedWithThoseThatThereAre() {
        // When
        var body = Rendered.of(Map.of("summary", "Hello", "problem", "All is well"), BUILD);

        // Then
        assertThat(body)
                .contains(FALLEN_BACK + "`problem`: there is no such part; there are headline, facts, answers")
                .contains(", and 1 more\n")
                .doesNotContain("Hello", "All is well");
    }
}
