package dev.afterrun.notifier.rendering;

import dev.afterrun.forge.markdown.Escaped;
import dev.afterrun.forge.markdown.SummaryMarkdown;
import io.quarkus.qute.Engine;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.LoopSectionHelper;
import io.quarkus.qute.Template;
import io.quarkus.qute.ValueResolvers;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The parts of a comment that a repository words itself. They are read as a stranger's: by an engine that knows two sections and the
 * view's fields, and what they write is Markdown from outside, of which HTML, mentions and whatever is left open go. One
 * that cannot be used says so once, and ours stands in its place.
 */
final class OwnTemplates {
    /** Characters that one part may write; what is longer is cut. */
    static final int WRITTEN = 8_000;

    /** Characters of a headline. */
    static final int HEADLINE = 200;

    private final ViewFields fields = new ViewFields();
    private final Map<Part, Template> templates = new EnumMap<>(Part.class);
    private final Map<String, String> unfit = new TreeMap<>();

    private OwnTemplates() {}

    /** Those of a repository, by the names of their parts. */
    static OwnTemplates of(Map<String, String> texts) {
        var own = new OwnTemplates();
        if (!texts.isEmpty()) {
            var engine = own.engine();
            new TreeMap<>(texts).forEach((word, text) -> own.read(engine, word, text));
        }
        return own;
    }

    /** What the repository says of the view in the place of our parts, each as Markdown that ends where it ends. */
    Map<Part, String> write(CommentView view) {
        var written = new EnumMap<Part, String>(Part.class);
        new EnumMap<>(templates).forEach((part, template) -> {
            try {
                written.put(part, write(part, template, view));
            } catch (RuntimeException failed) {
                // Whatever it is that somebody else's template does to the engine: ours is there.
                templates.remove(part);
                unfit.put(part.word(), why(failed));
            }
        });
        return written;
    }

    /** One line on what cannot be used; empty where all can. */
    String problem() {
        return unfit.entrySet().stream()
                .findFirst()
                .map(first -> Escaped.asCode(first.getKey()) + ": " + Escaped.inLine(first.getValue())
                        + (unfit.size() == 1 ? "" : ", and " + (unfit.size() - 1) + " more"))
                .orElse("");
    }

    private void read(Engine engine, String word, String text) {
        var part = Part.of(word);
        if (part.isEmpty()) {
            unfit.put(word, "there is no such part; there are " + Part.words());
            return;
        }
        try {
            TemplateGrammar.check(text);
            templates.put(part.get(), engine.parse(text));
        } catch (RuntimeException refused) {
            unfit.put(word, why(refused));
        }
    }

    private String write(Part part, Template template, CommentView view) {
        fields.begin();
        var words = template.data("view", view).render();
        return part == Part.HEADLINE ? line(words) : SummaryMarkdown.of(words, WRITTEN);
    }

    private static String why(RuntimeException failed) {
        Throwable cause = failed.getCause() instanceof UnfitTemplate unfit ? unfit : failed;
        return Objects.requireNonNullElseGet(cause.getMessage(), cause::toString);
    }

    /** Whatever block it was, it is text of a heading now; what stood in code there would be HTML here. */
    private static String line(String written) {
        return SummaryMarkdown.of(written, HEADLINE)
                .replaceAll("\\s+", " ")
                .replace("<", "&lt;")
                .strip();
    }

    /** One for each comment, since its fields count what one rendering takes. Without locators and resolvers of its own. */
    private Engine engine() {
        return Engine.builder()
                .addSectionHelper(new IfSectionHelper.Factory())
                .addSectionHelper(new LoopSectionHelper.Factory())
                .addValueResolver(ValueResolvers.mapperResolver())
                .addValueResolver(fields)
                .strictRendering(true)
                .build();
    }
}
