package dev.afterrun.storage.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.http.address.Addresses;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    private final Markdown markdown = new Markdown(new TestAddresses());

    @Test
    void tablesStrikethroughLinksAndDetailsAreRendered() {
        // Given
        var text = """
                | suite | failed |
                |-------|-------:|
                | unit  | ~~1~~  |

                See https://docs.test/x for more.

                <details><summary>More</summary>Words</details>
                """;

        // When
        var html = render(text);

        // Then
        assertThat(html)
                .contains("<th align=\"right\">failed</th>")
                .contains("<del>1</del>")
                .contains(
                        "<a href=\"https://docs.test/x\" rel=\"nofollow noopener noreferrer\">https://docs.test/x</a>")
                .contains("<details><summary>More</summary>Words</details>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<img src=\"https://content.test.evil.test/x.png\">",
                "<svg onload=alert(1)>",
                "<iframe src=\"https://evil.test\"></iframe>",
                "<style>body { display: none }</style>",
                "<p style=\"position:fixed\" class=\"job\" id=\"x\" onclick=\"alert(1)\">x</p>",
                "<form action=\"https://evil.test\"><input name=password><button>go</button></form>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](//evil.test/x)",
                "![x](javascript:alert(1))",
                "<a href=\"&#106;avascript:alert(1)\">x</a>",
                "<base href=\"https://evil.test/\">",
                "<meta http-equiv=refresh content=\"0;url=https://evil.test\">",
                "<math><mtext></p><script>alert(1)</script>",
                "<details ontoggle=alert(1) open>x</details>",
                "`</code><script>alert(1)</script>`",
                "<!--><script>alert(1)</script>-->"
            })
    void nothingRunsAndNothingLooksLikeThePageItself(String text) {
        // When
        var html = render(text);

        // Then
        assertThat(html)
                .doesNotContainIgnoringCase("<script")
                .doesNotContainPattern("(?i)<[^>]*\\son[a-z]+\\s*=")
                .doesNotContainPattern("(?i)<[^>]*(href|src|action)=\"?(javascript|data|//)")
                .doesNotContainPattern("(?i)<(style|svg|iframe|form|input|button|base|meta|math|object|embed)")
                .doesNotContainPattern("(?i)<[^>]*\\s(style|class|id)=")
                .doesNotContain("evil.test/x.png\"");
    }

    @Test
    void picturesOfThisInstallationAreShownAndThoseFromElsewhereAreLinks() {
        // When
        var html = render("![plot](http://content.test/a/b/run-1/plot.png) ![badge](https://img.test/b.svg)"
                + " [![nested](https://img.test/c.svg)](https://ci.test)");

        // Then
        assertThat(html)
                .contains("<img src=\"http://content.test/a/b/run-1/plot.png\" alt=\"plot\"")
                .contains("<a href=\"https://img.test/b.svg\" rel=\"nofollow noopener noreferrer\">badge</a>")
                .contains("<a href=\"https://ci.test\" rel=\"nofollow noopener noreferrer\"><em>nested</em></a>")
                .doesNotContain("c.svg");
    }

    @Test
    void nestingWithoutEndIsRenderedAllTheSame() {
        // When
        var html = render(">".repeat(60_000) + " deep");

        // Then
        assertThat(html).contains("deep");
    }

    private String render(String text) {
        return markdown.render(text).getValue();
    }

    private static final class TestAddresses implements Addresses {
        @Override
        public URI events() {
            return URI.create("http://events.test");
        }

        @Override
        public URI storage() {
            return URI.create("http://storage.test");
        }

        @Override
        public URI web() {
            return URI.create("http://web.test");
        }

        @Override
        public URI content() {
            return URI.create("http://content.test");
        }
    }
}
