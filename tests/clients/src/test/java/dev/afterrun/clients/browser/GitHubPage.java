package dev.afterrun.clients.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** What GitHub shows of us: Markdown, in a box of its measures, with colours and sizes like its own. */
final class GitHubPage {
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create(), AutolinkExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();
    private static final String FRAME = resource("/github.html");

    private GitHubPage() {}

    /** Writes the page that shows {@code comment} into {@code file}. */
    static void write(Path file, String comment) throws IOException {
        write(file, "<b>afterrun</b> commented", comment);
    }

    /** … and the page of a check run, with its title above its summary. */
    static void writeCheck(Path file, String title, String summary) throws IOException {
        write(file, "<b>" + title.replace("&", "&amp;").replace("<", "&lt;") + "</b> · check run of Afterrun", summary);
    }

    private static void write(Path file, String head, String text) throws IOException {
        Files.writeString(file, FRAME.replace("{head}", head).replace("{text}", RENDERER.render(PARSER.parse(text))));
    }

    private static String resource(String name) {
        try (var stream = Objects.requireNonNull(GitHubPage.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
