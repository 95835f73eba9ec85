package dev.afterrun.cli.githubapp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.forge.github.NewGitHubApp;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Receives one browser on this machine: shows it the form, and takes what GitHub sends it back with. Its address has a secret of its own, so
 * that neither another user of the machine nor a page of another site gets in; what comes back has to have the state that was sent along, else
 * somebody could hand us an App of theirs.
 */
final class Reception implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final SecureRandom RANDOM = new SecureRandom();

    private final HttpServer server;
    private final String door = "/" + secret();
    private final String state = secret();
    private final CompletableFuture<String> code = new CompletableFuture<>();
    private final String form;

    private record Reply(int status, String page, Optional<String> brought) {
        private Reply(int status, String page) {
            this(status, page, Optional.empty());
        }
    }

    /**
     * Opens it.
     *
     * @param port 0 for any that is free
     * @param form the page for this address to come back to, and this state to bring
     */
    static Reception open(int port, Function<Reception, String> form) throws IOException {
        var address = new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port);
        return new Reception(HttpServer.create(address, 0), form);
    }

    private Reception(HttpServer server, Function<Reception, String> form) {
        this.server = server;
        this.form = form.apply(this);
        server.createContext("/", this::receive);
        server.start();
    }

    /** Where the person is to go. */
    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + door);
    }

    /** Where GitHub is to send them back to. */
    URI redirect() {
        return URI.create(address() + "/made");
    }

    /** What they are to bring. */
    String state() {
        return state;
    }

    /** The code that they bring; empty where nobody came in time. */
    Optional<String> code(Duration patience) throws IOException {
        try {
            return Optional.of(code.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException nobody) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a browser");
        } catch (ExecutionException never) {
            throw new IllegalStateException("only a code ends the waiting", never);
        }
    }

    @Override
    public void close() {
        // The browser is to have the last page whole.
        server.stop(1);
    }

    private void receive(HttpExchange exchange) throws IOException {
        var reply = reply(exchange);
        try (exchange) {
            var bytes = reply.page().getBytes(StandardCharsets.UTF_8);
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "text/html; charset=utf-8");
            headers.set("Cache-Control", "no-store");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'");
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } finally {
            // Whoever waits for it closes this server, and the page is to be there whole by then.
            reply.brought().ifPresent(code::complete);
        }
    }

    private Reply reply(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath();
        if (!isThisMachine(exchange) || !exchange.getRequestMethod().equals("GET")) {
            return new Reply(403, Page.saying("This is not the address that was printed."));
        }
        if (path.equals(door)) {
            return new Reply(200, form);
        }
        return path.equals(door + "/made")
                ? made(exchange)
                : new Reply(404, Page.saying("There is nothing at this address: open the one that was printed."));
    }

    private Reply made(HttpExchange exchange) {
        var given = query(exchange, "code").filter(NewGitHubApp::isCode);
        if (given.isEmpty() || !isOurs(query(exchange, "state").orElse(""))) {
            return new Reply(
                    403, Page.saying("This does not come from the button that was pressed here: begin there anew."));
        }
        var page = Page.saying("GitHub has made the App. What to do next stands in the terminal.");
        return new Reply(200, page, given);
    }

    private boolean isOurs(String brought) {
        return MessageDigest.isEqual(brought.getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
    }

    /** A name that somebody has led here (DNS rebinding) is not ours. */
    private boolean isThisMachine(HttpExchange exchange) {
        var port = server.getAddress().getPort();
        var host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
        return host.equals("127.0.0.1:" + port) || host.equals("localhost:" + port);
    }

    private static Optional<String> query(HttpExchange exchange, String name) {
        var query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }

    private static String secret() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
