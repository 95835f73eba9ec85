package dev.afterrun.cli.fake;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A person's browser, as far as a form is concerned. */
public final class Browser implements AutoCloseable {
    private static final Pattern FORM = Pattern.compile("<form action=\"(?<action>[^\"]*)\" method=\"post\">\\s*"
            + "<input type=\"hidden\" name=\"manifest\" value=\"(?<value>[^\"]*)\">");

    private final HttpClient http = HttpClient.newHttpClient();

    /** What the button of a page sends. */
    public record Form(URI action, String manifest) {
        /** What the address carries along. */
        public String state() {
            return action.getQuery().replaceFirst("^state=", "");
        }
    }

    /** The form on the page. */
    public Form open(URI page) throws IOException, InterruptedException {
        var found = FORM.matcher(get(page).body());
        if (!found.find()) {
            throw new AssertionError("there is no form at " + page);
        }
        return new Form(URI.create(unescaped(found.group("action"))), unescaped(found.group("value")));
    }

    /** What is there. */
    public HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    /** The first line of what is answered to a request that names another host, as one of a rebound name does. */
    public static String getAs(String host, URI address) throws IOException {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            var request = "GET " + address.getPath() + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private static String unescaped(String text) {
        return text.replace("&quot;", "\"")
                .replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&amp;", "&");
    }
}
