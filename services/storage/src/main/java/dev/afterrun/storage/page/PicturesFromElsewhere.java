package dev.afterrun.storage.page;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Emphasis;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** Makes links of pictures that are not files of this installation. */
final class PicturesFromElsewhere extends AbstractVisitor {
    private final String ours;

    PicturesFromElsewhere(String ours) {
        this.ours = ours;
    }

    @Override
    public void visit(Image image) {
        visitChildren(image);
        if (!image.getDestination().startsWith(ours)) {
            if (image.getFirstChild() == null) {
                image.appendChild(new Text(image.getDestination()));
            }
            replace(image, isLinked(image) ? new Emphasis() : new Link(image.getDestination(), null));
        }
    }

    private static void replace(Image image, Node by) {
        for (var child = image.getFirstChild(); child != null; child = image.getFirstChild()) {
            by.appendChild(child);
        }
        image.insertAfter(by);
        image.unlink();
    }

    /** A badge usually is a link itself, and links do not nest. */
    private static boolean isLinked(Node node) {
        for (var above = node.getParent(); above != null; above = above.getParent()) {
            if (above instanceof Link) {
                return true;
            }
        }
        return false;
    }
}
