package dev.afterrun.notifier.rendering;

import dev.afterrun.forge.Comment;
import dev.afterrun.forge.Marker;
import dev.afterrun.notifier.picture.Picture;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes a picture as the body of a comment; where it would be too long, it says less, down to a link. */
@ApplicationScoped
public class CommentRendering {
    /** By which our comment is known among all others. */
    public static final Marker MARKER = new Marker("pull-request");

    private final Template template;

    CommentRendering(@Location("comment.md") Template template) {
        this.template = template;
    }

    /** Markdown of at most {@value Comment#BODY_LIMIT} characters, with the marker and the link to the page. */
    public String of(Picture picture) {
        return within(Comment.BODY_LIMIT, picture);
    }

    /** The same of at most {@code limit} characters, which are some thousand at least. */
    String within(int limit, Picture picture) {
        for (var depth : Depth.values()) {
            var body = template.data("view", Views.of(picture, depth)).render();
            if (Comment.lengthOf(body) <= limit) {
                return body;
            }
        }
        throw new IllegalStateException("a line with a link always fits");
    }
}
