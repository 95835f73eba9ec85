package dev.afterrun.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.forge.http.JsonClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between the services and the forge; hands on, or fails in the ways in which forges fail. */
final class ForgeProxy implements AutoCloseable {
    /** How long the services wait for a forge's answer. */
    private static final Duration CLIENTS_PATIENCE = JsonClient.PATIENCE;

    private static final Duration FOREVER = Duration.ofMinutes(2);

    private static final String ASKED_SECONDS = "2";

    /** How a request comes to nothing. */
    enum Fault {
        BAD_GATEWAY,
        RATE_LIMITED,
        NO_ANSWER,
        /** The forge did as it was asked, and nobody hears of it. */
        ANSWER_LOST
    }

    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Fault, AtomicInteger> seen = new EnumMap<>(Fault.class);
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger timeOuts = new AtomicInteger();
    private final Set<String> created = ConcurrentHashMap.newKeySet();
    private volatile URI target = URI.create("http://127.0.0.1:9");
    private volatile boolean down;
    private volatile boolean losesCreations;
    private volatile CountDownLatch released = new CountDownLatch(0);

    private ForgeProxy(HttpServer server) {
        this.server = server;
        for (var fault : Fault.values()) {
            seen.put(fault, new AtomicInteger());
        }
    }

    static ForgeProxy start() throws IOException {
        var loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
        var proxy = new ForgeProxy(HttpServer.create(new InetSocketAddress(loopback, 0), 0));
        proxy.server.setExecutor(proxy.threads);
        proxy.server.createContext("/", proxy::handle);
        proxy.server.start();
        return proxy;
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void leadTo(URI forge) {
        target = forge;
    }

    /** From now on no request succeeds: one after the other they meet a 502, a 403 with Retry-After, silence. */
    void fail() {
        released = new CountDownLatch(1);
        down = true;
    }

    /** From now on the answer to the first comment created on each pull request is lost on its way back. */
    void loseAnswersToCreations() {
        losesCreations = true;
    }

    /** From now on everything is handed on; connections that were held in silence are cut. */
    void behave() {
        down = false;
        losesCreations = false;
        created.clear();
        released.countDown();
    }

    /** The outage is over, what is lost of creations stays. */
    void recover() {
        down = false;
        released.countDown();
    }

    /** How many requests failed so. */
    int seen(Fault fault) {
        return seen.get(fault).get();
    }

    /** How many requests had no answer for longer than their clients wait for one. */
    int timeOuts() {
        return timeOuts.get();
    }

    @Override
    public void close() {
        behave();
        server.stop(0);
        http.close();
        threads.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if (down) {
                fail(exchange, Fault.values()[requests.getAndIncrement() % 3]);
            } else if (losesCreations && isFirstCreation(exchange)) {
                forwarded(exchange, body);
                count(Fault.ANSWER_LOST);
                // Closed without a word: the client sees a broken connection.
            } else {
                handOn(exchange, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(HttpExchange exchange, Fault fault) throws IOException, InterruptedException {
        count(fault);
        switch (fault) {
            case BAD_GATEWAY -> exchange.sendResponseHeaders(502, -1);
            case RATE_LIMITED -> {
                exchange.getResponseHeaders().set("Retry-After", ASKED_SECONDS);
                exchange.sendResponseHeaders(403, -1);
            }
            case NO_ANSWER -> hold();
            case ANSWER_LOST -> throw new IllegalArgumentException("only a request that was handed on can lose it");
        }
    }

    private void hold() throws InterruptedException {
        var late = !released.await(CLIENTS_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (late) {
            timeOuts.incrementAndGet();
            var _ = released.await(FOREVER.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void handOn(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var answer = forwarded(exchange, body);
        answer.headers()
                .firstValue("Content-Type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    private java.net.http.HttpResponse<byte[]> forwarded(HttpExchange exchange, byte[] body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        List.of("Content-Type", "Accept").forEach(name -> {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        });
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private boolean isFirstCreation(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath();
        return exchange.getRequestMethod().equals("POST") && path.endsWith("/comments") && created.add(path);
    }

    private void count(Fault fault) {
        seen.get(fault).incrementAndGet();
    }
}
