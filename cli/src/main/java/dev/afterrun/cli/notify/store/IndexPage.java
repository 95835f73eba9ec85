package dev.afterrun.cli.notify.store;

import dev.afterrun.cli.console.Figures;
import dev.afterrun.contracts.ByteSize;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page that lists a job's files; it runs nothing, and tells no other site its address. */
final class IndexPage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private IndexPage() {}

    static byte[] of(String title, Uploaded uploaded) {
        return page(escaped(title), words(uploaded), rows(uploaded)).getBytes(StandardCharsets.UTF_8);
    }

    private static String page(String title, String words, String rows) {
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="robots" content="noindex">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>%1$s</title>
            <style>
            :root { color-scheme: light dark }
            body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
            table { border-collapse: collapse; width: 100%% }
            th, td { border-bottom: 1px solid #8884; padding: .3rem .5rem .3rem 0; text-align: left }
            td { overflow-wrap: anywhere }
            .size { text-align: right; white-space: nowrap }
            </style>
            </head>
            <body>
            <h1>%1$s</h1>
            <p>%2$s</p>
            <table>
            <thead><tr><th scope="col">File</th><th scope="col" class="size">Size</th></tr></thead>
            <tbody>
            %3$s
            </tbody>
            </table>
            </body>
            </html>
            """.formatted(title, words, rows);
    }

    private static String words(Uploaded uploaded) {
        return Figures.count(uploaded.files().size(), "file") + ", " + new ByteSize(uploaded.bytes())
                + ". Links work until " + TIME.format(uploaded.linksUntil()) + "; "
                + uploaded.filesUntil()
                        .map(end -> "files are deleted after " + TIME.format(end) + ".")
                        .orElse("this store deletes nothing by itself.");
    }

    private static String rows(Uploaded uploaded) {
        return uploaded.files().stream()
                .map(file -> "<tr><td><a href=\"" + escaped(file.address().toASCIIString()) + "\">"
                        + escaped(file.path().value()) + "</a></td><td class=\"size\">" + new ByteSize(file.size())
                        + "</td></tr>")
                .collect(Collectors.joining("\n"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
