package dev.afterrun.forge.markdown;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** Takes out of a tree what is not for a stranger to say: HTML, addresses that are not the web's, and mentions. */
final class HarmlessTree extends AbstractVisitor {
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");
    private static final Pattern NOT_TEXT =
            Pattern.compile("(?is)<!--.*?(-->|$)|<(script|style|template)\\b.*?(</\\2\\s*>|$)|<[^>]*(>|$)");

    @Override
    public void visit(Text text) {
        // Written next to each other they are one text: what stood between them, such as HTML, may be gone.
        if (text.getPrevious() instanceof Text before) {
            text.setLiteral(before.getLiteral() + text.getLiteral());
            before.unlink();
        }
        text.setLiteral(Escaped.withoutMentions(text.getLiteral()));
    }

    @Override
    public void visit(HtmlInline html) {
        if (html.getLiteral().toLowerCase(Locale.ROOT).startsWith("<br")) {
            html.insertAfter(new SoftLineBreak());
        }
        html.unlink();
    }

    @Override
    public void visit(HtmlBlock html) {
        var rest = NOT_TEXT.matcher(html.getLiteral())
                .replaceAll(" ")
                .replaceAll("\\s+", " ")
                .strip();
        if (!rest.isEmpty()) {
            var paragraph = new Paragraph();
            paragraph.appendChild(new Text(Escaped.withoutMentions(rest)));
            html.insertAfter(paragraph);
        }
        html.unlink();
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
        definition.unlink();
    }

    @Override
    public void visit(Link link) {
        visitChildren(link);
        keepWeb(link, link.getDestination());
    }

    @Override
    public void visit(Image image) {
        visitChildren(image);
        keepWeb(image, image.getDestination());
    }

    private void keepWeb(Node node, String destination) {
        if (!isWeb(destination)) {
            for (var child = node.getFirstChild(); child != null; child = node.getFirstChild()) {
                node.insertBefore(child);
                if (child instanceof Text text) {
                    visit(text);
                }
            }
            node.unlink();
        }
    }

    private static boolean isWeb(String destination) {
        try {
            var scheme = new URI(destination).getScheme();
            return scheme != null && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
