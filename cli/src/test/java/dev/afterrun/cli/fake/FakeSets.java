package dev.afterrun.cli.fake;

import com.sun.net.httpserver.HttpExchange;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.GenerationList;
import dev.afterrun.contracts.persisted.InvalidateSet;
import dev.afterrun.contracts.persisted.LocatedBlob;
import dev.afterrun.contracts.persisted.SaveSet;
import dev.afterrun.contracts.persisted.SetBlob;
import dev.afterrun.contracts.persisted.SetFigures;
import dev.afterrun.contracts.persisted.SetFound;
import dev.afterrun.contracts.persisted.SetInvalidated;
import dev.afterrun.contracts.persisted.SetJob;
import dev.afterrun.contracts.persisted.SetRestored;
import dev.afterrun.contracts.persisted.SetScope;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Persisted sets as storage keeps them, as far as the command line sees: whatever is registered is visible at once. */
public final class FakeSets {
    static final String PATH = "/v1/persisted/acme/rocket";
    static final String SIGNED = "/signed/";

    private static final SetScope MAIN = SetScope.parse("branch:main");
    private static final byte[] ARCHIVE = "an archive".getBytes(StandardCharsets.UTF_8);

    private final FakeBlobs blobs;
    private final List<SaveSet> saved = new CopyOnWriteArrayList<>();
    private final List<SetJob> told = new CopyOnWriteArrayList<>();
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private final List<String> tokensAtStore = new CopyOnWriteArrayList<>();
    private final List<InvalidateSet> invalidations = new CopyOnWriteArrayList<>();
    private final Map<Digest, byte[]> damaged = new ConcurrentHashMap<>();
    private final Set<Long> invalid = ConcurrentHashMap.newKeySet();
    private volatile boolean signs;
    private final LongAdder served = new LongAdder();

    FakeSets(FakeBlobs blobs) {
        this.blobs = blobs;
    }

    /** What was registered, in order. */
    public List<SaveSet> saved() {
        return List.copyOf(saved);
    }

    /** The jobs that said they make something visible. */
    public List<SetJob> told() {
        return List.copyOf(told);
    }

    /** The queries of all that looked for a set, decoded. */
    public List<String> queries() {
        return List.copyOf(queries);
    }

    public List<InvalidateSet> invalidations() {
        return List.copyOf(invalidations);
    }

    /** The {@code Authorization} fields that the store was shown. */
    public List<String> tokensAtStore() {
        return List.copyOf(tokensAtStore);
    }

    /** Bytes of packs and descriptions that went out. */
    public long served() {
        return served.sum();
    }

    /** From now on bytes are had at the store, by addresses that need no token. */
    public void sign() {
        signs = true;
    }

    /** From now on the blob has another byte there. */
    public void flip(SetBlob blob, int at) {
        var bytes = blobs.get(blob.sha256()).clone();
        bytes[at] ^= 1;
        damaged.put(blob.sha256(), bytes);
    }

    /** From now on the blob ends after so many bytes. */
    public void truncate(SetBlob blob, int length) {
        damaged.put(blob.sha256(), Arrays.copyOf(blobs.get(blob.sha256()), length));
    }

    /** From now on the blob is not here. */
    public void lose(SetBlob blob) {
        blobs.lose(blob.sha256());
    }

    /** From now on this generation, counted from 1, is not to be restored. */
    public void invalidate(long generation) {
        invalid.add(generation);
    }

    void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.startsWith(SIGNED)) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .ifPresent(tokensAtStore::add);
            serve(exchange, digest(path));
            return;
        }
        var parts = path.substring(PATH.length()).split("/", -1);
        if (parts.length == 1) {
            all(exchange);
        } else if (parts[1].equals("generations")) {
            generation(exchange, Long.parseLong(parts[2]), parts.length > 3 ? parts[3] : "");
        } else if (parts.length > 2 && parts[2].equals("invalidations")) {
            invalidate(exchange, parts[1]);
        } else {
            find(exchange, parts[1]);
        }
    }

    private void all(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            save(exchange);
            return;
        }
        var generations = Stream.iterate(saved.size(), id -> id > 0, id -> id - 1)
                .map(id -> generation(id, exchange))
                .toList();
        json(exchange, 200, new GenerationList(generations, Optional.empty()));
    }

    private void save(HttpExchange exchange) throws IOException {
        var request = Json.read(exchange.getRequestBody().readAllBytes(), SaveSet.class);
        var needed = new HashSet<>(request.packs());
        needed.add(request.description());
        if (needed.stream().anyMatch(blob -> !blobs.has(blob.sha256()))) {
            FakeServer.problem(exchange, ProblemType.NOT_HERE.because("a pack has not been sent; send it"));
            return;
        }
        saved.add(request);
        json(exchange, 201, generation(saved.size(), exchange));
    }

    private void generation(HttpExchange exchange, long id, String what) throws IOException {
        var isGone = invalid.contains(id);
        switch (what) {
            case "blobs" -> {
                if (isGone) {
                    gone(exchange);
                } else {
                    blob(exchange);
                }
            }
            case "restores" -> {
                var job = Json.read(exchange.getRequestBody().readAllBytes(), SetRestored.class)
                        .job();
                if (isGone) {
                    gone(exchange);
                } else {
                    told.add(job);
                    json(exchange, 200, generation(id, exchange));
                }
            }
            case "archive" -> FakeServer.send(exchange, 200, "application/zstd", ARCHIVE);
            default -> {
                if (id > saved.size()) {
                    FakeServer.problem(exchange, ProblemType.NOT_FOUND.because("there is no generation " + id));
                } else {
                    json(exchange, 200, generation(id, exchange));
                }
            }
        }
    }

    private static void gone(HttpExchange exchange) throws IOException {
        FakeServer.problem(exchange, ProblemType.EXPIRED.because("it was invalidated; restore again"));
    }

    private void find(HttpExchange exchange, String name) throws IOException {
        var query = URLDecoder.decode(
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""), StandardCharsets.UTF_8);
        queries.add(query);
        var names = Stream.concat(
                        Stream.of(name),
                        Arrays.stream(query.split("&", -1))
                                .filter(field -> field.startsWith("or="))
                                .map(field -> field.substring(3)))
                .toList();
        var found = names.stream().flatMap(wanted -> newest(wanted).stream()).findFirst();
        if (found.isEmpty()) {
            FakeServer.problem(exchange, ProblemType.NOT_FOUND.because("there is no set '" + name + "'"));
        } else {
            json(exchange, 200, found(found.get(), exchange));
        }
    }

    private Optional<Long> newest(String name) {
        return Stream.iterate((long) saved.size(), id -> id > 0, id -> id - 1)
                .filter(id -> !invalid.contains(id))
                .filter(id -> saved.get((int) (id - 1)).name().value().equals(name))
                .findFirst();
    }

    private SetFound found(long id, HttpExchange exchange) {
        var set = saved.get((int) (id - 1));
        return new SetFound(
                generation(id, exchange),
                located(id, set.description(), exchange),
                set.packs().stream().map(pack -> located(id, pack, exchange)).toList());
    }

    private static LocatedBlob located(long id, SetBlob blob, HttpExchange exchange) {
        var url = here(exchange) + PATH + "/generations/" + id + "/blobs/" + blob.sha256();
        return new LocatedBlob(blob.sha256(), blob.size(), URI.create(url));
    }

    private Generation generation(long id, HttpExchange exchange) {
        var set = saved.get((int) (id - 1));
        return new Generation(
                id,
                (int) id,
                set.name(),
                set.key(),
                MAIN,
                TrustLevel.TRUSTED,
                invalid.contains(id) ? SetState.INVALIDATED : SetState.VISIBLE,
                Optional.empty(),
                0,
                set.job(),
                Instant.parse("2026-01-02T03:04:05Z"),
                set.description(),
                Optional.of(new SetFigures(3, 1_000, 4, set.packs().size(), 500)),
                URI.create(here(exchange) + "/page"));
    }

    private void blob(HttpExchange exchange) throws IOException {
        var digest = digest(exchange.getRequestURI().getPath());
        if (!signs) {
            serve(exchange, digest);
            return;
        }
        exchange.getResponseHeaders().set("Location", here(exchange) + SIGNED + digest);
        exchange.sendResponseHeaders(307, -1);
    }

    private void serve(HttpExchange exchange, Digest digest) throws IOException {
        var bytes = damaged.getOrDefault(digest, blobs.get(digest));
        var range = exchange.getRequestHeaders()
                .getFirst("Range")
                .substring("bytes=".length())
                .split("-", -1);
        var from = Math.min(bytes.length, Integer.parseInt(range[0]));
        var part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, Integer.parseInt(range[1]) + 1));
        exchange.getResponseHeaders()
                .set("Content-Range", "bytes " + from + "-" + (from + part.length - 1) + "/" + bytes.length);
        served.add(part.length);
        FakeServer.send(exchange, 206, "application/octet-stream", part);
    }

    private void invalidate(HttpExchange exchange, String name) throws IOException {
        var request = Json.read(exchange.getRequestBody().readAllBytes(), InvalidateSet.class);
        invalidations.add(request);
        var found = newest(name);
        found.ifPresent(invalid::add);
        var set = saved.getFirst().name();
        json(
                exchange,
                200,
                new SetInvalidated(
                        set, request.scope(), Instant.parse("2026-01-02T03:04:05Z"), found.isPresent() ? 1 : 0));
    }

    private static Digest digest(String path) {
        return new Digest(path.substring(path.lastIndexOf('/') + 1));
    }

    private static String here(HttpExchange exchange) {
        return "http://" + exchange.getRequestHeaders().getFirst("Host");
    }

    private static void json(HttpExchange exchange, int status, Object value) throws IOException {
        exchange.getRequestBody().readAllBytes();
        FakeServer.send(exchange, status, "application/json", Json.write(value));
    }
}
