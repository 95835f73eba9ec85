package dev.afterrun.notifier.rendering;

import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.forge.markdown.Markdown;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names from outside stay names. */
final class NamesInCommentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a | b",
                "a\nb",
                "</details>",
                "<script>alert(1)</script>",
                "<!-- ",
                "`a",
                "``",
                "\\",
                "a\\",
                "[x](http://evil.example)",
                "![x](http://evil.example/pixel)",
                "**bold**",
                "&lt;b&gt;",
                "~~~",
                "```",
                "\u202Egnp.exe",
                "\u2028",
                " "
            })
    void nameOfAJobStaysAName(String name) {
        // When
        var body = Rendered.of(job(name).summary("summary").file("a.whl"), job("after"));

        // Then
        var plain = Rendered.of(job("name").summary("summary").file("a.whl"), job("after"));
        assertThat(shape(body)).isEqualTo(shape(plain));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a|b",
                "`a`",
                "``",
                "a``b",
                "a b",
                "<img src=x>",
                "</details>",
                "[x](y)",
                "*a*",
                "-->",
                "a'b\"c",
                "é.whl"
            })
    void pathStaysAPath(String path) {
        // When
        var body = Rendered.of(job("build").file(path));

        // Then
        assertThat(shape(body)).isEqualTo(shape(Rendered.of(job("build").file("a"))));
        assertThat(Markdown.html(body)).contains("<code>" + html(path) + "</code>");
    }

    @Test
    void nobodyIsNotified() {
        // When
        var body = Rendered.of(job("@octocat fixes #1").summary("cc @octocat, see #12 and GH-3, mail a@b.example"));

        // Then
        assertThat(body)
                .doesNotContainPattern("@octocat")
                .doesNotContainPattern("#1")
                .doesNotContain("GH-3");
        assertThat(body).contains("a@b.example");
    }

    /** Which elements a comment is made of, whatever the words in them. */
    private static List<String> shape(String body) {
        return Markdown.nodes(body)
                .map(node -> node.getClass().getSimpleName())
                .filter(kind -> !kind.equals("Text"))
                .toList();
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
