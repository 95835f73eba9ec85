package dev.afterrun.cli.notify.comment;

import dev.afterrun.cli.console.Figures;
import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.forge.Comment;
import dev.afterrun.forge.markdown.Escaped;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Writes a comment of at most {@value Comment#BODY_LIMIT} characters; where it would be longer it says less. */
final class CommentWriter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private CommentWriter() {}

    static String write(Results results) {
        return Depth.all()
                .map(depth -> body(depth.of(results), results))
                .filter(body -> Comment.lengthOf(body) <= Comment.BODY_LIMIT)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("one line always fits"));
    }

    private static String body(Results shown, Results all) {
        var body = new StringBuilder();
        line(body, Marks.COMMENT.line());
        line(body, Marks.of(all.commit()));
        line(body, "### Results of `" + all.commit().abbreviated() + "`");
        line(body, "");
        line(body, headline(all));
        var sections = shown.inOrder();
        table(body, sections);
        var more = all.sections().size() - sections.size();
        if (more > 0) {
            line(body, "");
            line(body, "… and " + Figures.count(more, "more job") + " for which there is no room here.");
        }
        sections.forEach(section -> details(body, section));
        return body.toString();
    }

    private static String headline(Results results) {
        var jobs = results.sections().size();
        var failed = results.sections().values().stream()
                .filter(section -> section.heading().conclusion() == Conclusion.FAILURE)
                .count();
        return failed == 0 ? Figures.count(jobs, "job") + " so far." : failed + " of " + jobs + " jobs failed.";
    }

    private static void table(StringBuilder body, List<Section> sections) {
        if (sections.isEmpty()) {
            return;
        }
        line(body, "");
        line(body, "| | Job | CI | Result | Files |");
        line(body, "|---|---|---|---|---|");
        sections.forEach(section -> row(body, section.heading()));
    }

    private static void row(StringBuilder body, Heading heading) {
        var standing = Standing.of(heading.conclusion());
        var name = Escaped.inLine(heading.job());
        var attempt = heading.attempt() > 1 ? " (attempt " + heading.attempt() + ")" : "";
        line(
                body,
                "| " + standing.icon() + " | "
                        + heading.page()
                                .filter(Destination::isWeb)
                                .map(page -> Destination.link(name, page))
                                .orElse(name)
                        + " | " + Escaped.inLine(host(heading.source())) + " | " + standing.word() + attempt + " | "
                        + heading.shelf().map(CommentWriter::files).orElse("") + " |");
    }

    private static String files(Shelf shelf) {
        return Destination.link(
                        Figures.count(shelf.files(), "file") + ", " + new ByteSize(shelf.bytes()), shelf.index())
                + " until " + TIME.format(shelf.until());
    }

    private static void details(StringBuilder body, Section section) {
        var heading = section.heading();
        line(body, "");
        line(body, Marks.of(heading));
        if (section.summary().isEmpty() && section.files().isEmpty()) {
            return;
        }
        var standing = Standing.of(heading.conclusion());
        var open = standing == Standing.WELL ? "" : " open";
        line(
                body,
                "<details" + open + "><summary>" + standing.icon() + " " + Escaped.inHtml(heading.job())
                        + "</summary>");
        part(body, Marks.SUMMARY, section.summary());
        part(body, Marks.FILES, section.files());
        line(body, "");
        line(body, Marks.END);
        line(body, "</details>");
    }

    private static void part(StringBuilder body, String mark, String text) {
        if (!text.isEmpty()) {
            line(body, "");
            line(body, mark);
            line(body, "");
            // Belt and braces: nothing that comes from outside begins with a mark.
            text.lines().filter(line -> !Marks.isMark(line)).forEach(line -> line(body, line));
        }
    }

    /** A CI system's name: the host of its URL, else the last part of its URN. */
    private static String host(String source) {
        try {
            var host = new URI(source).getHost();
            return host == null ? source.substring(source.lastIndexOf(':') + 1) : host;
        } catch (URISyntaxException e) {
            return source;
        }
    }

    private static void line(StringBuilder body, String line) {
        body.append(line).append('\n');
    }
}
