package dev.afterrun.forge.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.forge.Marker;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SummaryMarkdownTest {

    @Test
    void markdownStaysAsItIs() {
        // Given
        var source = """
                ## Tests

                *42* of **43** passed, ~~none~~ skipped; see [the log](https://ci.example/log).

                | Suite | Failed |
                |---|---|
                | a | 1 |

                1. first
                2. second

                ```java
                var x = "<b>";
                ```""";

        // When
        var harmless = SummaryMarkdown.of(source, 10_000);

        // Then
        assertThat(Markdown.html(harmless)).isEqualTo(Markdown.html(source));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```\nopen",
                "~~~~\nopen",
                "    indented",
                "<!-- open",
                "<!--\nopen\n\nstill",
                "<details>",
                "</details></details>",
                "<table><tr><td>",
                "<script>\nx",
                "<pre>\n\nx",
                "<style>",
                "<?php",
                "<![CDATA[",
                "<!X",
                "> quote",
                "- list\n  - list",
                "1. list\n\n   ```\n   open",
                "[ref]: http://evil.example",
                "| a |\n|---|\n| `b |",
                "**open",
                "[open](",
                "`open",
                "\\",
                "Setext\n===",
                "---",
                "text<",
                "text <a href=\"",
                "<!-- afterrun:pull-request -->",
                "```\n<!-- afterrun:pull-request -->\n```",
            })
    void whatFollowsASummaryIsNoPartOfIt(String source) {
        // When
        var body = "<details><summary>x</summary>\n\n" + SummaryMarkdown.of(source, 10_000) + "\n\n</details>\n\nEND";

        // Then
        var blocks = Markdown.blocks(body);
        assertThat(blocks.getFirst()).isInstanceOf(HtmlBlock.class);
        assertThat(blocks.getLast()).isInstanceOf(Paragraph.class);
        assertThat(Markdown.html(body)).endsWith("</details>\n<p>END</p>\n");
        assertThat(Markdown.nodes(body)).filteredOn(HtmlBlock.class::isInstance).hasSize(2);
        assertThat(Markdown.nodes(body)).noneMatch(HtmlInline.class::isInstance);
        assertThat(new Marker("pull-request").marks(body)).isFalse();
    }

    @Test
    void textWithinHtmlIsKept() {
        // When
        var harmless = SummaryMarkdown.of("<table>\n<tr><td>42 passed</td></tr>\n</table>\n\nx <b>y</b><br>z", 10_000);

        // Then
        assertThat(harmless).isEqualTo("42 passed\n\nx y\nz");
    }

    @Test
    void scriptsAreNotText() {
        assertThat(SummaryMarkdown.of("<script>\nalert(1)\n</script>\n\ntext", 10_000))
                .isEqualTo("text");
    }

    @Test
    void linksThatAreNotTheWebsAreText() {
        assertThat(SummaryMarkdown.of("[a](javascript:alert(1)) ![b](data:x) [c](https://d.example)", 10_000))
                .isEqualTo("a b [c](https://d.example)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@<b>me</b>",
                "@<!-- -->me",
                "[@](javascript:x)me",
                "@[me](javascript:x)",
                "@![me](javascript:x)",
                "&#64;mehttp://a.b",
                "#<i>1</i>",
                "\t@me\n\n@me"
            })
    void wordsThatAreNextToEachOtherInTheEndMentionNobody(String source) {
        // When
        var harmless = SummaryMarkdown.of(source, 10_000);

        // Then
        assertThat(Markdown.nodes(harmless).filter(Text.class::isInstance).map(text -> ((Text) text).getLiteral()))
                .noneMatch(text -> text.contains("@me") || text.contains("#1"));
    }

    @Test
    void summaryIsCutAtALine() {
        assertThat(SummaryMarkdown.of("first line\nsecond line\nthird line", 25))
                .isEqualTo("first line\nsecond line");
    }

    @Test
    void cutNeverSplitsACharacter() {
        assertThat(SummaryMarkdown.of("🦊🦊🦊", 2)).isEqualTo("🦊🦊");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "![", "*a **b ", "> ", "- ", "`", "<", "~~a ", "((", "\\[", "1. "})
    void summaryThatNestsAsDeepAsItCanIsTakenInGoodTime(String piece) {
        // When
        var harmless = SummaryMarkdown.of(piece.repeat(65_536 / piece.length()), 65_536);

        // Then
        assertThat(harmless).isNotNull();
    }
}
