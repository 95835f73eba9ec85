package dev.afterrun.cli.notify;

import dev.afterrun.cli.console.Figures;
import dev.afterrun.cli.notify.store.Uploaded;
import dev.afterrun.contracts.ByteSize;
import dev.afterrun.forge.markdown.Escaped;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A job's files as Markdown: the first of them, and where all are. */
final class FileList {
    private static final int SHOWN = 20;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private FileList() {}

    static String of(Uploaded uploaded) {
        var list = new StringBuilder("| File | Size |\n|---|--:|\n");
        uploaded.files().stream()
                .limit(SHOWN)
                .forEach(file -> list.append("| [")
                        .append(Escaped.asCodeInCell(file.path().value()))
                        .append("](")
                        .append(destination(file.address()))
                        .append(") | ")
                        .append(new ByteSize(file.size()))
                        .append(" |\n"));
        var more = uploaded.files().size() - SHOWN;
        if (more > 0) {
            list.append("\n… and [")
                    .append(Figures.count(more, "more file"))
                    .append("](")
                    .append(destination(uploaded.index()))
                    .append(").\n");
        }
        return list.append('\n').append(end(uploaded)).toString();
    }

    private static String end(Uploaded uploaded) {
        var links = "Links work until " + TIME.format(uploaded.linksUntil());
        return uploaded.filesUntil()
                .map(end -> end.equals(uploaded.linksUntil())
                        ? links + ", when the files are deleted."
                        : links + ", the longest that the store signs for; the files are deleted by " + TIME.format(end)
                                + ".")
                .orElse(links + "; this store deletes nothing by itself.");
    }

    private static String destination(URI address) {
        return address.toASCIIString().replace("&", "&amp;").replace("(", "%28").replace(")", "%29");
    }
}
