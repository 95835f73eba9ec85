package dev.afterrun.cli.fake;

import com.sun.net.httpserver.HttpExchange;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.upload.Pack;
import dev.afterrun.contracts.upload.UploadHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The blobs of the fake server, those of which a part has come among them. */
final class FakeBlobs {
    private final Map<Digest, byte[]> whole = new ConcurrentHashMap<>();
    private final Map<Digest, byte[]> partial = new ConcurrentHashMap<>();
    private final List<List<Digest>> packs = new CopyOnWriteArrayList<>();

    byte[] get(Digest digest) {
        return whole.get(digest);
    }

    boolean has(Digest digest) {
        return whole.containsKey(digest);
    }

    int count() {
        return whole.size();
    }

    void keep(byte[] content) {
        whole.put(Digest.of(content), content);
    }

    void lose(Digest digest) {
        whole.remove(digest);
    }

    /** The digests of each pack that came. */
    List<List<Digest>> packs() {
        return List.copyOf(packs);
    }

    /** Breaks off after so many bytes, which are kept. */
    void cut(HttpExchange exchange, int bytes) throws IOException {
        partial.put(named(exchange), exchange.getRequestBody().readNBytes(bytes));
        exchange.close();
    }

    /** Takes a pack of them. */
    void pack(HttpExchange exchange) throws IOException {
        var body = ByteBuffer.wrap(exchange.getRequestBody().readAllBytes());
        var digests = new ArrayList<Digest>();
        while (body.remaining() >= Pack.HEADER_BYTES) {
            var hash = new byte[32];
            body.get(hash);
            var content = new byte[Math.toIntExact(body.getLong())];
            body.get(content);
            if (!Digest.of(content).equals(Digest.ofHash(hash))) {
                FakeServer.problem(
                        exchange, ProblemType.DIGEST_MISMATCH.because("a blob of the pack is not what it says"));
                return;
            }
            digests.add(Digest.ofHash(hash));
            keep(content);
        }
        packs.add(digests);
        exchange.sendResponseHeaders(201, -1);
    }

    /** Takes one, or tells how much of it is there. */
    void blob(HttpExchange exchange) throws IOException {
        var digest = named(exchange);
        var there = partial.getOrDefault(digest, new byte[0]);
        switch (exchange.getRequestMethod()) {
            case "HEAD" -> {
                exchange.getResponseHeaders().set(UploadHeaders.OFFSET, Integer.toString(there.length));
                exchange.getResponseHeaders().set(UploadHeaders.COMPLETE, has(digest) ? "?1" : "?0");
                exchange.sendResponseHeaders(204, -1);
            }
            case "PATCH" -> {
                var offset = exchange.getRequestHeaders().getFirst(UploadHeaders.OFFSET);
                if (!offset.equals(Integer.toString(there.length))) {
                    FakeServer.problem(exchange, ProblemType.WRONG_OFFSET.because("go on from " + there.length));
                } else {
                    finish(exchange, digest, there);
                }
            }
            default -> finish(exchange, digest, new byte[0]);
        }
    }

    private void finish(HttpExchange exchange, Digest digest, byte[] there) throws IOException {
        var content = new ByteArrayOutputStream();
        content.writeBytes(there);
        content.writeBytes(exchange.getRequestBody().readAllBytes());
        if (!Digest.of(content.toByteArray()).equals(digest)) {
            FakeServer.problem(exchange, ProblemType.DIGEST_MISMATCH.because("the bytes are others"));
            return;
        }
        keep(content.toByteArray());
        exchange.sendResponseHeaders(201, -1);
    }

    private static Digest named(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath();
        return new Digest(path.substring(path.lastIndexOf('/') + 1));
    }
}
