package dev.afterrun.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;

/** A job that was set up for notify_pr: its INI file as it is, and the files that it names. */
final class NotifyPr {
    private NotifyPr() {}

    static CommandLineRun job(Path directory) {
        return CommandLineRun.in(directory)
                .file("pr.ini", ini())
                .file("report.txt", "all green")
                .file("logs/run/a.log", "log")
                .file("one.txt", "1")
                .file("two.html", "<h1>two</h1>");
    }

    /** Where the link with this text leads. */
    static String linkTo(String body, String text) {
        var link =
                Pattern.compile(Pattern.quote("[" + text + "](") + "([^)]*)\\)").matcher(body);
        if (!link.find()) {
            throw new AssertionError("no link [" + text + "] in " + body);
        }
        return link.group(1).replace("&amp;", "&");
    }

    /** What anybody reads there. */
    static HttpResponse<String> read(String address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        }
    }

    private static byte[] ini() {
        try (InputStream file = NotifyPr.class.getResourceAsStream("/notify/notify_pr.ini")) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
