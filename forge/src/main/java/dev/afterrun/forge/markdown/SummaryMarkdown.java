package dev.afterrun.forge.markdown;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/**
 * A job's summary as Markdown that ends where it ends. It is read into a tree, rid of HTML, and written anew: whatever was
 * left open in it is closed, and nothing in it reaches what stands around it.
 */
public final class SummaryMarkdown {
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create());
    // A hostile summary is one bracket after the other: deep trees are for machines, not for readers.
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .extensions(List.of(AutolinkExtension.create()))
            .maxOpenBlockParsers(32)
            .maxInlineNesting(32)
            .build();
    private static final MarkdownRenderer RENDERER =
            MarkdownRenderer.builder().extensions(EXTENSIONS).build();

    private static final Pattern BLANK_LINES = Pattern.compile("\\A(\\h*\\n)+");

    private SummaryMarkdown() {}

    /** The first {@code characters} of {@code source}, harmless. */
    public static String of(String source, int characters) {
        // Our own marker, quoted in a block of code, would still be a line of the comment.
        var tree = PARSER.parse(beginning(source, characters).replace("<!-- afterrun:", "<!- - afterrun:"));
        tree.accept(new HarmlessTree());
        // Blanks at the beginning of a line may be what makes it code.
        return BLANK_LINES.matcher(RENDERER.render(tree)).replaceFirst("").stripTrailing();
    }

    /** Whether {@link #of} leaves something out. */
    public static boolean cuts(String source, int characters) {
        return source.codePointCount(0, source.length()) > characters;
    }

    private static String beginning(String source, int characters) {
        if (!cuts(source, characters)) {
            return source;
        }
        var start = source.substring(0, source.offsetByCodePoints(0, characters));
        var lastLine = start.lastIndexOf('\n');
        return lastLine > start.length() / 2 ? start.substring(0, lastLine) : start;
    }
}
