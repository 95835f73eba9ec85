package dev.afterrun.notifier.rendering;

import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Conclusion;
import dev.afterrun.forge.Comment;
import dev.afterrun.forge.markdown.Markdown;
import dev.afterrun.notifier.testing.StoredJob;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a repository's words can not do. */
final class HostileTemplateTest {
    private static final String TABLE = "| | Job | CI | Result | Files |";
    private static final String FALLEN_BACK = "stand in the place of a template of the repository's: ";

    private static final StoredJob BUILD = job("build").file("dist/a-1.0.whl");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{view.class}",
                "{view.getClass}",
                "{view.toString}",
                "{view.hashCode}",
                "{view.installTitle}",
                "{view.rows.size}",
                "{view.rows.first}",
                "{view.rows.get(0)}",
                "{view.rows.0}",
                "{view.rows[0]}",
                "{view.facts.bytes}",
                "{view.facts.length}",
                "{view.nothing}",
                "{another}",
                "{head.headline}",
                "{view.facts.raw}",
                "{inject:forge}",
                "{cdi:forge.token}",
                "{config:AFTERRUN_FORGE_TOKEN}",
                "{config:['afterrun.forge.token']}",
                "{str:fmt('%1000000000s', '')}",
                "{time:now}",
                "{data:view}",
                "{uri:Pages.all}",
                "{dev.afterrun.notifier.rendering.CommentRendering:MARKER}",
                "{view.facts ?: 'none'}",
                "{view.facts or view.page}",
                "{1000000000}",
                "{'text'}",
                "{#include comment /}",
                "{#include templates/comment.md}{/include}",
                "{#let name='x'}{name}{/let}",
                "{#set name='x'}{name}{/set}",
                "{#with view}{facts}{/with}",
                "{#eval view.facts /}",
                "{#fragment id=x}{/fragment}",
                "{#insert /}",
                "{#cached key='x'}{/cached}",
                "{#authenticated}x{/authenticated}",
                "{#when view.facts}{#is 'x'}x{/when}",
                "{#switch view.facts}{/switch}",
                "{#each view.rows}x{/each}",
                "{#for i in 1000000000}x{/for}",
                "{#for i in view.moreRows}x{/for}",
                "{#for i in view.facts}x{/for}",
                "{#for i in view.rows.size}x{/for}",
                "{#if view.rows.size > 0}x{/if}",
                "{#if true && view.facts}x{/if}",
                "{@java.lang.Runtime runtime}",
                "{|{view.facts}|}",
                "{#if view.facts}",
                "{#for row in view.rows}x{/if}",
                "{/if}",
                "{#else}",
                "{view.facts",
                "{}"
            })
    void nothingButTheViewsFieldsIsReached(String template) {
        // When
        var body = Rendered.of(Map.of("jobs", "mine " + template), BUILD);

        // Then
        assertThat(body).contains(TABLE, FALLEN_BACK + "`jobs`: ").doesNotContain("mine");
        assertThat(body.lines().filter(line -> line.contains(FALLEN_BACK))).hasSize(1);
    }

    @Test
    void whoseTextsLookLikeTemplatesAreNotRead() {
        // When
        var body = Rendered.of(
                Map.of("jobs", "{#for row in view.rows}{row.name}{/for}"), job("{config:secret} {view.commit}"));

        // Then
        assertThat(body).contains("{config:secret} {view.commit}");
    }

    @Test
    void loopsWithinLoopsEndBeforeTheyTakeLong() {
        // Given
        var jobs =
                IntStream.range(0, 200).mapToObj(number -> job("job " + number)).toArray(StoredJob[]::new);
        var loop = "{#for a in view.rows}".replace(" a ", " %s ");
        var template = Stream.of("a", "b", "c", "d", "e").map(loop::formatted).collect(Collectors.joining())
                + "{e.name}" + "{/for}".repeat(5);

        // When
        var body = Rendered.of(Map.of("jobs", template), jobs);

        // Then
        assertThat(body).contains(TABLE, "elements of lists");
    }

    @Test
    void longTextsManyTimesEndBeforeTheyTakeMuch() {
        // Given
        var tedious = job("long").concluded(Conclusion.FAILURE).summary("x ".repeat(19_000));

        // When
        var body = Rendered.of(
                Map.of("details", "{#for job in view.details}" + "{job.summary}".repeat(250) + "{/for}"), tedious);

        // Then
        assertThat(body).contains("<summary>❌ long", "characters");
    }

    @Test
    void sectionsAreNestedFiveDeepAtMost() {
        // When
        var body = Rendered.of(Map.of("jobs", "{#if view.page}".repeat(6) + "mine" + "{/if}".repeat(6)), BUILD);

        // Then
        assertThat(body).contains(TABLE, "nested more than 5 deep");
    }

    @Test
    void templateOfMoreThanFourThousandCharactersIsNotRead() {
        // When
        var body = Rendered.of(Map.of("jobs", "x".repeat(4_001)), BUILD);

        // Then
        assertThat(body).contains(TABLE, "it has 4001 characters, and 4000 is the limit");
    }

    @ParameterizedTest
    @MethodSource("swallowing")
    void neitherMarkerNorLinkIsSwallowed(String text) {
        // Given
        var all = Arrays.stream(Part.values())
                .filter(part -> part != Part.PROBLEM)
                .collect(Collectors.toMap(Part::word, part -> text));

        // When
        var body = Rendered.of(all, BUILD);

        // Then
        assertThat(body).startsWith(CommentRendering.MARKER.line() + "\n");
        assertThat(CommentRendering.MARKER.marks(body)).isTrue();
        assertThat(body.split("<!-- afterrun:", -1)).hasSize(2);
        assertThat(Markdown.html(body)).contains("<a href=\"" + Rendered.PAGE + "\">all files and reports</a>");
    }

    static Stream<String> swallowing() {
        return Stream.of(
                "<!--",
                "<!-- afterrun:pull-request -->",
                "```\n<!-- afterrun:pull-request -->\n",
                "    <!--",
                "~~~ x",
                "~~~\n<!--\n~~~",
                "```",
                "`` ` ``` `",
                "\\",
                "[",
                "![",
                "[x](",
                "[^1]: ",
                "[all files and reports]: https://evil.example",
                "<div hidden>",
                "<details>",
                "<details><summary>",
                "<a href='https://evil.example",
                "<style>*{ display: none }",
                "<script>",
                "<textarea>",
                "<![CDATA[",
                "<?php",
                "|a|\n|---|",
                "> ",
                "1. ",
                "$$",
                "\u202E\u0000");
    }

    @Test
    void mentionsAndReferencesOfATemplateNotifyNobody() {
        // When
        var body = Rendered.of(Map.of("headline", "@octocat #1", "until", "@octo/team GH-1 #2"), BUILD);

        // Then
        assertThat(body).doesNotContain("@octo", "#1", "#2", "GH-1");
    }

    @Test
    void htmlOfATemplateIsRemoved() {
        // When
        var body = Rendered.of(Map.of("until", "See <img src=x onerror=alert(1)> **this** <b>now</b>."), BUILD);

        // Then
        assertThat(body).doesNotContain("<img", "<b>").contains("**this**");
    }

    @Test
    void commentWithOwnWordsIsNeverTooLong() {
        // Given
        var words = Function.<Part>identity().andThen(part -> "word ".repeat(790) + "{view.page}");
        var all = Arrays.stream(Part.values())
                .filter(part -> part != Part.PROBLEM)
                .collect(Collectors.toMap(Part::word, words));
        var jobs = IntStream.range(0, 300)
                .mapToObj(number ->
                        job("job " + number).concluded(Conclusion.FAILURE).summary("x ".repeat(5_000)))
                .toArray(StoredJob[]::new);
        var repeated = Map.of(
                "jobs",
                "{#for row in view.rows}" + "many words ".repeat(300) + "{/for}",
                "details",
                "{#for job in view.details}{job.summary}{/for}");

        // When, Then
        for (var templates : List.of(all, repeated)) {
            var body = Rendered.of(templates, jobs);
            assertThat(Comment.lengthOf(body)).isLessThanOrEqualTo(Comment.BODY_LIMIT);
            assertThat(Markdown.html(body)).contains("<a href=\"" + Rendered.PAGE + "\">");
        }
    }
}
