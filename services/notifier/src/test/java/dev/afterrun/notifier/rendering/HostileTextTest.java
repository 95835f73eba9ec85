package dev.afterrun.notifier.rendering;

import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.contracts.test.FailedTest;
import dev.afterrun.contracts.test.FlakyTest;
import dev.afterrun.contracts.test.TestCounts;
import dev.afterrun.contracts.test.TestResults;
import dev.afterrun.forge.markdown.Markdown;
import dev.afterrun.notifier.picture.AnsweredCommand;
import dev.afterrun.notifier.testing.Sets;
import dev.afterrun.notifier.testing.StoredJob;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** Whatever strangers call things, a comment is made of the same parts, and nobody is told of it. */
final class HostileTextTest {
    private static final Pattern MENTION =
            Pattern.compile("(?<![A-Za-z0-9_`])@[A-Za-z0-9]|(?<![&A-Za-z0-9])#[0-9]|\\bGH-[0-9]");
    private static final int TRIES = 300;

    @Property(tries = TRIES)
    void nameOfATestIsNothingButAName(@ForAll("hostile") String text) {
        assertThat(shape(withTests(text, text, "output"))).isEqualTo(shape(withTests("name", "name", "output")));
    }

    @Property(tries = TRIES)
    void outputOfATestIsNothingButCode(@ForAll("hostile") String text) {
        assertThat(shape(withTests("name", "suite", "x" + text))).isEqualTo(shape(withTests("name", "suite", "x")));
    }

    @Property(tries = TRIES)
    void commandIsNothingButCode(@ForAll("hostile") String text) {
        assertThat(shape(withCommand("x" + text))).isEqualTo(shape(withCommand("x")));
    }

    @Property(tries = TRIES)
    void jobAndBranchAreNothingButNames(@ForAll("hostile") String text) {
        assertThat(shape(compared(text))).isEqualTo(shape(compared("name")));
    }

    @Property(tries = TRIES)
    void namesOfASetAreNothingButNames(@ForAll("hostile") String text) {
        assertThat(shape(withSets(text))).isEqualTo(shape(withSets("name")));
    }

    @Property(tries = TRIES)
    void answerIsNothingButText(@ForAll("hostile") String text) {
        assertThat(shape(answered("x" + text.replaceAll("[\\r\\n]", "")))).isEqualTo(shape(answered("x")));
    }

    @Property(tries = TRIES)
    void nobodyIsNotifiedAndOurMarkerStandsOnce(@ForAll("hostile") String text) {
        // When
        var body = Rendered.of(
                        withTests(text, text, text),
                        withCommand(text),
                        compared(text),
                        withSets(text),
                        job("b").summary(text))
                + answered(text).replace(CommentRendering.MARKER.line(), "");

        // Then
        assertThat(Markdown.nodes(body).map(HostileTextTest::said))
                .noneMatch(said -> MENTION.matcher(said).find());
        assertThat(body.lines().filter(CommentRendering.MARKER.line()::equals)).hasSize(1);
    }

    @Provide
    Arbitrary<String> hostile() {
        var markup = Arbitraries.of(
                "```",
                "````",
                "~~~",
                "\n",
                "\n\n",
                "\r",
                "</details>",
                "</summary>",
                "<details>",
                "<!--",
                "-->",
                "|",
                "* ",
                "> ",
                "# ",
                "[a](http://x)",
                "![a](http://x)",
                "@me ",
                "#1 ",
                "GH-1 ",
                "&amp;",
                "&#64;me",
                "<b>",
                "<img src=x>",
                "`",
                "``",
                "\\",
                "_a_",
                "**",
                "~~",
                "\u202E",
                "\u200B",
                "\u2028",
                "<!-- afterrun:pull-request -->",
                "http://a.b ",
                "\t",
                "    ",
                "1. ",
                "===",
                "---",
                "<?",
                "<![CDATA[",
                "{view.page}",
                "🦊");
        return Arbitraries.oneOf(markup, Arbitraries.strings().alpha().ofMaxLength(5))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    private static StoredJob withTests(String name, String suite, String output) {
        return job("tests")
                .concluded(Conclusion.FAILURE)
                .tests(new TestResults(
                        1,
                        0,
                        new TestCounts(1, 1, 0, 0),
                        1,
                        1,
                        List.of(new FailedTest("s" + suite, name, output)),
                        List.of(new FlakyTest("s" + suite, name, Optional.of(1)))));
    }

    private static StoredJob withCommand(String command) {
        return job("packages").install("pip", "a", Optional.of(command), Optional.empty());
    }

    private static StoredJob compared(String text) {
        return job("j" + text).comparedWith("b" + text).file("a.whl", 2, Optional.of(1L));
    }

    /** As much of it as storage takes: one line without colons in a branch's name. */
    private static StoredJob withSets(String text) {
        var line = "n" + text.replaceAll("\\p{Cc}", "");
        var hidden = Sets.hidden(2, SetState.DAMAGED, line);
        return job("sets").sets(Sets.restored(Sets.called(1, line, line.replace(":", ""), line, line), hidden));
    }

    private static String answered(String text) {
        return Rendered.of(
                List.of(job("after").summary("end").stored()),
                List.of(),
                List.of(new AnsweredCommand("o" + text, StoredJob.START, text)));
    }

    private static List<String> shape(StoredJob job) {
        return shape(Rendered.of(job, job("after").summary("end")));
    }

    /** Every node but text and what stands in code. */
    private static List<String> shape(String body) {
        return Markdown.nodes(body)
                .filter(node -> !(node instanceof Text))
                .map(HostileTextTest::named)
                .toList();
    }

    /** What a forge looks for mentions in. */
    private static String said(Node node) {
        return switch (node) {
            case Text text -> text.getLiteral();
            case HtmlBlock html -> html.getLiteral();
            default -> "";
        };
    }

    private static String named(Node node) {
        return switch (node) {
            case Link link -> "link to " + link.getDestination();
            case HtmlInline html -> html.getLiteral();
            case Image image -> "picture of " + image.getDestination();
            case FencedCodeBlock code -> "code";
            case Code code -> "words of code";
            default -> node.getClass().getSimpleName();
        };
    }
}
