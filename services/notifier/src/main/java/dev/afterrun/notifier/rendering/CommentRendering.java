package dev.afterrun.notifier.rendering;

import dev.afterrun.forge.Comment;
import dev.afterrun.forge.Marker;
import dev.afterrun.notifier.picture.Picture;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * Writes a picture as the body of a comment; where it would be too long, it says less, down to a link. Marker and link stand
 * before all that a repository words itself but the headline, so that nothing hides them.
 */
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
        var own = OwnTemplates.of(picture.decisions().templates());
        for (var depth : Depth.values()) {
            var view = Views.of(picture, depth);
            var body = body(view, depth.hasOwnWords() ? own.write(view) : Map.of(), own.problem());
            if (Comment.lengthOf(body) <= limit) {
                return body;
            }
        }
        throw new IllegalStateException("a line with a link always fits");
    }

    private String body(CommentView view, Map<Part, String> own, String problem) {
        var head = new Head(
                own.getOrDefault(Part.HEADLINE, view.headline()),
                own.containsKey(Part.FACTS) ? "" : view.facts(),
                problem);
        var body = new StringBuilder();
        for (var part : Part.values()) {
            body.append(
                    switch (part) {
                        case HEADLINE -> fragment("head", view, head);
                        case FACTS -> paragraph(own.getOrDefault(part, ""));
                        default -> {
                            var words = own.get(part);
                            yield words == null ? fragment(part.fragment(), view, head) : paragraph(words);
                        }
                    });
        }
        return body.toString();
    }

    private String fragment(String name, CommentView view, Head head) {
        return template.getFragment(name).data("view", view).data("head", head).render();
    }

    private static String paragraph(String words) {
        return words.isBlank() ? "" : "\n" + words + "\n";
    }
}
