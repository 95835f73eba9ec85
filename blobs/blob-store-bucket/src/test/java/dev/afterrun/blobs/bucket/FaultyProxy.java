package dev.afterrun.blobs.bucket;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Stands before a store; hands on as it is, the Host too, which signatures cover, or fails as stores fail. */
public final class FaultyProxy implements AutoCloseable {
    /** How a request comes to nothing. */
    public enum Fault {
        /** 503 */
        OVERLOADED,
        /** 429 */
        TOO_MANY,
        /** No answer. */
        SILENCE,
        /** The store did as it was asked, and nobody hears of it. */
        ANSWER_LOST,
        /** Half of the answer's body. */
        CUT_SHORT
    }

    private final HttpServer server;
    private final URI target;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger met = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Fault fault = Fault.OVERLOADED;
    private volatile Predicate<String> hit = request -> true;

    private FaultyProxy(HttpServer server, URI target) {
        this.server = server;
        this.target = target;
    }

    /** A proxy that hands on to {@code target}. */
    public static FaultyProxy before(URI target) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var proxy = new FaultyProxy(server, target);
        server.setExecutor(proxy.threads);
        server.createContext("/", proxy::handle);
        server.start();
        return proxy;
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next {@code count} requests fail so whose method and address ({@code PUT /bucket/name?query}) are {@code hit}. */
    public void failNext(int count, Fault with, Predicate<String> hit) {
        this.hit = hit;
        this.fault = with;
        met.set(0);
        left.set(count);
    }

    /** How many requests have failed since {@link #failNext}. */
    public int met() {
        return met.get();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            if (hit.test(request) && left.getAndUpdate(count -> Math.max(0, count - 1)) > 0) {
                met.incrementAndGet();
                fail(exchange, body);
            } else {
                handOn(exchange, body, false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        switch (fault) {
            case OVERLOADED -> exchange.sendResponseHeaders(503, -1);
            case TOO_MANY -> exchange.sendResponseHeaders(429, -1);
            case SILENCE -> closed.await();
            // Closed without a word.
            case ANSWER_LOST -> forwarded(exchange, body);
            case CUT_SHORT -> handOn(exchange, body, true);
        }
    }

    private void handOn(HttpExchange exchange, byte[] body, boolean cut) throws IOException {
        var answer = Answer.of(forwarded(exchange, body));
        answer.head().lines().skip(1).forEach(line -> {
            var colon = line.indexOf(':');
            var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            if (!name.equals("transfer-encoding") && !name.equals("content-length") && !name.equals("connection")) {
                exchange.getResponseHeaders()
                        .add(name, line.substring(colon + 1).strip());
            }
        });
        var status = Integer.parseInt(answer.head().substring(9, 12));
        if (exchange.getRequestMethod().equals("HEAD")) {
            answer.header("content-length")
                    .ifPresent(value -> exchange.getResponseHeaders().set("Content-Length", value));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        var content = answer.content();
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content, 0, cut ? content.length / 2 : content.length);
        exchange.getResponseBody().flush();
    }

    /** All that the store says, on a connection of its own. */
    private byte[] forwarded(HttpExchange exchange, byte[] body) throws IOException {
        try (var socket = new Socket(target.getHost(), target.getPort())) {
            var request = new ByteArrayOutputStream();
            request.writeBytes(head(exchange, body).getBytes(StandardCharsets.ISO_8859_1));
            request.writeBytes(body);
            socket.getOutputStream().write(request.toByteArray());
            return socket.getInputStream().readAllBytes();
        }
    }

    private static String head(HttpExchange exchange, byte[] body) {
        var head = new StringBuilder(
                exchange.getRequestMethod() + " " + exchange.getRequestURI().toString() + " HTTP/1.1\r\n");
        exchange.getRequestHeaders().forEach((name, values) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (!Arrays.asList("connection", "expect", "content-length", "transfer-encoding")
                    .contains(lower)) {
                values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n"));
            }
        });
        return head.append("Content-Length: ")
                .append(body.length)
                .append("\r\nConnection: close\r\n\r\n")
                .toString();
    }
}
