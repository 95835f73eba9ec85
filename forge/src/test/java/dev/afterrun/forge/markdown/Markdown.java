package dev.afterrun.forge.markdown;

import java.util.List;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Reads a comment as the forge does. */
public final class Markdown {
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private Markdown() {}

    public static String html(String markdown) {
        return HTML.render(PARSER.parse(markdown));
    }

    /** Every node, at whatever depth. */
    public static Stream<Node> nodes(String markdown) {
        return below(PARSER.parse(markdown));
    }

    /** The blocks that lie in no other. */
    public static List<Node> blocks(String markdown) {
        return children(PARSER.parse(markdown)).toList();
    }

    private static Stream<Node> below(Node node) {
        return Stream.concat(Stream.of(node), children(node).flatMap(Markdown::below));
    }

    private static Stream<Node> children(Node node) {
        return Stream.iterate(node.getFirstChild(), child -> child != null, Node::getNext);
    }
}
