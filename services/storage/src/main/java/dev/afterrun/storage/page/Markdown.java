package dev.afterrun.storage.page;

import dev.afterrun.http.address.Addresses;
import io.quarkus.qute.RawString;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Renders summaries, which anybody who may run a job can write. What comes out has been through a sanitizer that knows
 * only what it lets pass.
 *
 * <p>Pictures are shown when they are files of this installation. One from elsewhere would tell strangers who reads
 * the page and when; it becomes a link.
 */
@ApplicationScoped
class Markdown {
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create(), AutolinkExtension.create());

    private static final Pattern ABSOLUTE = Pattern.compile("(?i)(https?://|mailto:).*");
    private static final Pattern ALIGNMENT = Pattern.compile("left|right|center");

    private final Parser parser = Parser.builder()
            .extensions(EXTENSIONS)
            // Deeper nesting than anybody writes costs more to render than it says.
            .maxOpenBlockParsers(64)
            .build();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();
    private final PolicyFactory policy;
    private final String ours;

    Markdown(Addresses addresses) {
        this.ours = addresses.content() + "/";
        this.policy = policy(ours);
    }

    /** {@code markdown} as HTML that is safe to show. */
    RawString render(String markdown) {
        var document = parser.parse(markdown);
        document.accept(new PicturesFromElsewhere(ours));
        return new RawString(policy.sanitize(renderer.render(document)));
    }

    private static PolicyFactory policy(String ours) {
        return new HtmlPolicyBuilder()
                .allowElements(
                        "p",
                        "br",
                        "hr",
                        "h1",
                        "h2",
                        "h3",
                        "h4",
                        "h5",
                        "h6",
                        "ul",
                        "ol",
                        "li",
                        "blockquote",
                        "pre",
                        "code",
                        "em",
                        "strong",
                        "b",
                        "i",
                        "del",
                        "s",
                        "sub",
                        "sup",
                        "kbd",
                        "table",
                        "thead",
                        "tbody",
                        "tr",
                        "th",
                        "td",
                        "details",
                        "summary",
                        "a",
                        "img")
                .allowWithoutAttributes("a")
                .allowAttributes("href")
                .matching(ABSOLUTE)
                .onElements("a")
                .allowUrlProtocols("https", "http", "mailto")
                .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
                .allowAttributes("src")
                .matching(Pattern.compile(Pattern.quote(ours) + ".*"))
                .onElements("img")
                .allowAttributes("alt")
                .onElements("img")
                .allowAttributes("align")
                .matching(ALIGNMENT)
                .onElements("th", "td")
                .allowAttributes("open")
                .matching(true, "", "open")
                .onElements("details")
                .allowAttributes("start")
                .matching(Pattern.compile("[0-9]{1,9}"))
                .onElements("ol")
                .toFactory();
    }
}
