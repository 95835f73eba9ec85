package dev.afterrun.cli.fake;

import com.sun.net.httpserver.HttpExchange;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.upload.SignedRequest;
import dev.afterrun.contracts.upload.Transfer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/** A store that takes parts of large files from anybody who has an address, and notes who shows a token. */
public final class FakeStore {
    static final String PATH = "/store/";

    private static final String SIGNED = "x-signed";
    private static final long PART = 1_000_000;

    private final Map<String, byte[]> parts = new ConcurrentHashMap<>();
    private final Map<Digest, Long> sizes = new ConcurrentHashMap<>();
    private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());
    private volatile Optional<Long> from = Optional.empty();
    private volatile Optional<URI> elsewhere = Optional.empty();
    private volatile boolean resumable;
    private volatile int cut;

    void open() {
        from = Optional.of(262_144L);
    }

    Optional<Long> from() {
        return from;
    }

    /** It opens sessions for whole files from now on, instead of taking parts. */
    public void openSessions() {
        resumable = true;
    }

    /** Its addresses lead there from now on. */
    public void moveTo(URI address) {
        elsewhere = Optional.of(address);
    }

    /** The {@code Authorization} fields that it was shown. */
    public List<String> tokens() {
        return List.copyOf(tokens);
    }

    Transfer transfer(String url, ManifestEntry file) {
        sizes.put(file.sha256(), file.size());
        if (resumable) {
            var start = URI.create(url + PATH + "start/" + file.sha256());
            return new Transfer.Resumable(new SignedRequest("POST", start, Map.of(SIGNED, "yes"), Instant.EPOCH));
        }
        return new Transfer.Parts(offsets(file.size())
                .filter(offset -> !parts.containsKey(name(file.sha256(), offset)))
                .mapToObj(offset -> new Transfer.Part(
                        offset,
                        Math.min(PART, file.size() - offset),
                        new SignedRequest(
                                "PUT",
                                URI.create(elsewhere.map(URI::toString).orElse(url) + name(file.sha256(), offset)),
                                Map.of(SIGNED, "yes"),
                                Instant.EPOCH)))
                .toList());
    }

    Optional<byte[]> content(Digest digest) {
        if (resumable) {
            return Optional.ofNullable(parts.get(session(digest)))
                    .filter(bytes -> bytes.length == sizes.getOrDefault(digest, -1L));
        }
        var content = new ByteArrayOutputStream();
        offsets(sizes.getOrDefault(digest, 0L))
                .forEach(offset -> content.writeBytes(parts.getOrDefault(name(digest, offset), new byte[0])));
        return Optional.of(content.toByteArray()).filter(bytes -> bytes.length == sizes.getOrDefault(digest, -1L));
    }

    void handle(HttpExchange exchange) throws IOException {
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .ifPresent(tokens::add);
        if (resumable) {
            ofSession(exchange);
            return;
        }
        var body = exchange.getRequestBody().readAllBytes();
        if (!"yes".equals(exchange.getRequestHeaders().getFirst(SIGNED))) {
            exchange.sendResponseHeaders(403, -1);
            return;
        }
        parts.put(exchange.getRequestURI().getPath(), body);
        exchange.sendResponseHeaders(200, -1);
    }

    private void ofSession(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var digest = new Digest(path.substring(path.lastIndexOf('/') + 1));
        if (exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Location", session(digest));
            exchange.sendResponseHeaders(
                    "yes".equals(exchange.getRequestHeaders().getFirst(SIGNED)) ? 201 : 403, -1);
            return;
        }
        // What arrives before a cut is kept.
        var arrived = parts.getOrDefault(session(digest), new byte[0]);
        var more = new ByteArrayOutputStream();
        more.writeBytes(arrived);
        more.writeBytes(exchange.getRequestBody().readNBytes(cut > 0 ? cut : Integer.MAX_VALUE));
        parts.put(session(digest), more.toByteArray());
        if (cut > 0) {
            cut = 0;
            exchange.close();
            return;
        }
        if (more.size() == sizes.get(digest)) {
            exchange.sendResponseHeaders(200, -1);
        } else {
            exchange.getResponseHeaders().set("Range", "bytes=0-" + (more.size() - 1));
            exchange.sendResponseHeaders(308, -1);
        }
    }

    /** The next bytes that come to a session break off after so many. */
    public void cutAfter(int bytes) {
        cut = bytes;
    }

    private static String session(Digest digest) {
        return PATH + "session/" + digest;
    }

    private static LongStream offsets(long size) {
        return LongStream.iterate(0, offset -> offset < size, offset -> offset + PART);
    }

    private static String name(Digest digest, long offset) {
        return PATH + digest + "/" + offset;
    }
}
