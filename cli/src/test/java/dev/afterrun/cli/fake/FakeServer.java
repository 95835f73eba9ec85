package dev.afterrun.cli.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.ManifestRef;
import dev.afterrun.contracts.discovery.Discovery;
import dev.afterrun.contracts.discovery.JobTokenAudiences;
import dev.afterrun.contracts.discovery.SignIn;
import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.upload.LeftOut;
import dev.afterrun.contracts.upload.OpenUpload;
import dev.afterrun.contracts.upload.UploadOpened;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Ingest and storage in one, on a real port, as far as the command line sees them; with faults on demand. */
public final class FakeServer implements AutoCloseable {
    /** The only token it takes, besides those of jobs. */
    public static final String TOKEN = "eyJ-a-very-secret-token";

    private final HttpServer http;
    private final FakeBlobs blobs = new FakeBlobs();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<JsonNode> events = Collections.synchronizedList(new ArrayList<>());
    private final List<OpenUpload> uploads = Collections.synchronizedList(new ArrayList<>());
    private final Faults faults = new Faults();
    private final AtomicReference<Optional<LeftOut>> leftOut = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Path>> downloads = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<JobTokenAudiences>> jobTokens = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<SignIn>> signIn = new AtomicReference<>(Optional.empty());
    private final AtomicReference<URI> pages = new AtomicReference<>(URI.create("http://web.test"));
    private final AtomicReference<Predicate<String>> people = new AtomicReference<>(token -> false);
    private final AtomicReference<Predicate<String>> jobs = new AtomicReference<>(token -> false);
    private final AtomicReference<BooleanSupplier> away = new AtomicReference<>(() -> false);
    private final FakeStore store = new FakeStore();
    private final FakeSets sets = new FakeSets(blobs);
    private final Heard heard = new Heard();
    private final List<String> statuses = Collections.synchronizedList(new ArrayList<>());

    /** How an exchange ends. */
    @FunctionalInterface
    public interface Reaction {
        void answer(HttpExchange exchange) throws IOException;
    }

    public FakeServer() throws IOException {
        this(0);
    }

    /** At this port. */
    public FakeServer(int port) throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::handle).getFilters().add(heard);
        http.start();
    }

    /** Every byte of every request. */
    public String heard() {
        return heard.text();
    }

    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** {@code METHOD /path} of every request, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public List<JsonNode> events() {
        return List.copyOf(events);
    }

    public List<OpenUpload> uploads() {
        return List.copyOf(uploads);
    }

    /** The digests of each pack that came. */
    public List<List<Digest>> packs() {
        return blobs.packs();
    }

    /** The bytes that are kept under this digest. */
    public byte[] blob(Digest digest) {
        return blobs.get(digest);
    }

    public int blobs() {
        return blobs.count();
    }

    /** Keeps these bytes as if they had been published before. */
    public void keep(String content) {
        keep(content.getBytes(StandardCharsets.UTF_8));
    }

    public void keep(byte[] content) {
        blobs.keep(content);
    }

    /** From now on its database is away, for as long as this says. */
    public void awayWhile(BooleanSupplier away) {
        this.away.set(away);
    }

    /** The next request that begins so gets this instead. */
    public void next(String request, Reaction reaction) {
        faults.add(request, reaction);
    }

    /** The next request that begins so is answered with this problem. */
    public void refuse(String request, Problem problem) {
        next(request, exchange -> problem(exchange, problem));
    }

    /** The next request that begins so is answered with this status and nothing else. */
    public void fail(String request, int status, String... header) {
        next(request, exchange -> {
            if (header.length == 2) {
                exchange.getResponseHeaders().set(header[0], header[1]);
            }
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, -1);
        });
    }

    /** The next upload of a single blob breaks off after so many bytes, which are kept. */
    public void cutNextPutAfter(int bytes) {
        next("PUT ", exchange -> blobs.cut(exchange, bytes));
    }

    /** What the job's status will answer, one after the other, the last for ever; before that 404. */
    public void status(String json) {
        statuses.add(json);
    }

    /** From now on these files are left out of every session, because of this. */
    public void leaveOut(String why, String... paths) {
        leftOut.set(Optional.of(
                new LeftOut(Arrays.stream(paths).map(ArtifactPath::new).toList(), why)));
    }

    /** From now on it takes tokens of jobs too: those that are {@code good}, and it says that they are to be of these audiences. */
    public void takeJobTokens(JobTokenAudiences audiences, Predicate<String> good) {
        jobTokens.set(Optional.of(audiences));
        jobs.set(good);
    }

    /** From now on it says that pages are here, and that is another origin than files have; the address. */
    public URI answerForPages() {
        return pagesAt(URI.create("http://localhost:" + http.getAddress().getPort()));
    }

    /** From now on it says that pages are there. */
    public URI pagesAt(URI address) {
        pages.set(address);
        return address;
    }

    /** From now on people sign in there, and are known by those of its tokens that are {@code good}. */
    public void signIn(SignIn where, Predicate<String> good) {
        signIn.set(Optional.of(where));
        people.set(good);
    }

    /** The store to which large files may go straight from now on. */
    public FakeStore store() {
        store.open();
        return store;
    }

    /** The persisted sets of {@code acme/rocket}. */
    public FakeSets sets() {
        return sets;
    }

    /** Hands out the files of {@code folder} below {@code /cli/}, to everybody. */
    public void handOut(Path folder) {
        downloads.set(Optional.of(folder));
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
        requests.add(request);
        try (exchange) {
            var fault = faults.take(request);
            if (fault.isPresent()) {
                fault.get().answer(exchange);
            } else if (away.get().getAsBoolean()) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("Retry-After", "1");
                exchange.sendResponseHeaders(ProblemType.UNAVAILABLE.status(), -1);
            } else if (request.equals("GET " + Discovery.PATH)) {
                var here = URI.create(url());
                json(exchange, 200, new Discovery(here, here, pages.get(), here, "1", jobTokens.get(), signIn.get()));
            } else if (request.startsWith("GET /cli/")) {
                download(exchange, request.substring("GET /cli/".length()));
            } else if (request.contains(" " + FakeStore.PATH)) {
                store.handle(exchange);
            } else if (request.contains(" " + FakeSets.SIGNED)) {
                sets.handle(exchange);
            } else if (!isGood(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")))) {
                problem(exchange, ProblemType.UNAUTHENTICATED.because("the token is missing or not valid"));
            } else {
                authorised(exchange, request);
            }
        } catch (RuntimeException | IOException e) {
            e.printStackTrace(); // The JDK's server is silent about what its handlers throw.
            throw e;
        }
    }

    private boolean isGood(String authorization) {
        var token = authorization.replaceFirst("^Bearer ", "");
        return token.equals(TOKEN) || jobs.get().test(token) || people.get().test(token);
    }

    private void authorised(HttpExchange exchange, String request) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (request.equals("POST /v1/uploads")) {
            open(exchange);
        } else if (path.equals("/session/packs")) {
            blobs.pack(exchange);
        } else if (path.endsWith("/transfer")) {
            var announced = uploads.getLast().files().stream()
                    .filter(file -> path.contains(file.sha256().hex()))
                    .findFirst()
                    .orElseThrow();
            json(exchange, 200, store.transfer(url(), announced));
        } else if (path.endsWith("/sent")) {
            sent(exchange, new Digest(path.split("/", -1)[3]));
        } else if (path.startsWith("/session/blobs/")) {
            blobs.blob(exchange);
        } else if (request.equals("POST /v1/events")) {
            events.add(Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes()));
            exchange.getResponseHeaders().set("Location", url() + "/v1/jobs/0123456789abcdef0123456789abcdef");
            exchange.sendResponseHeaders(202, -1);
        } else if (path.startsWith("/v1/jobs/")) {
            job(exchange);
        } else if (path.startsWith(FakeSets.PATH)) {
            sets.handle(exchange);
        } else {
            problem(exchange, ProblemType.NOT_FOUND.because("there is nothing at " + path));
        }
    }

    private void download(HttpExchange exchange, String name) throws IOException {
        var file = downloads.get().map(folder -> folder.resolve(name)).filter(Files::isRegularFile);
        if (file.isPresent()) {
            send(exchange, 200, "application/octet-stream", Files.readAllBytes(file.get()));
        } else {
            problem(exchange, ProblemType.NOT_FOUND.because("there is no such file"));
        }
    }

    private void open(HttpExchange exchange) throws IOException {
        var upload = Json.MAPPER.readValue(exchange.getRequestBody().readAllBytes(), OpenUpload.class);
        uploads.add(upload);
        var denied = leftOut.get().map(LeftOut::files).orElse(List.of());
        var missing = upload.files().stream()
                .filter(file -> !denied.contains(file.path()))
                .map(file -> file.sha256())
                .distinct()
                .filter(digest -> !blobs.has(digest))
                .toList();
        var manifest = new ManifestRef(Digest.of(new byte[] {1}), upload.files().size(), 1);
        var files = URI.create("http://content.test/" + upload.repository() + "/" + upload.commit());
        json(
                exchange,
                201,
                new UploadOpened(
                        "session",
                        URI.create(url() + "/session"),
                        Instant.EPOCH,
                        manifest,
                        missing,
                        files,
                        URI.create("http://web.test/" + upload.repository() + "/run-" + upload.run()),
                        store.from(),
                        leftOut.get()));
    }

    private void sent(HttpExchange exchange, Digest digest) throws IOException {
        var content = store.content(digest);
        if (content.isEmpty()) {
            problem(exchange, ProblemType.WRONG_OFFSET.because("not all of it is there"));
        } else if (!Digest.of(content.get()).equals(digest)) {
            problem(exchange, ProblemType.DIGEST_MISMATCH.because("the bytes are others"));
        } else {
            blobs.keep(content.get());
            exchange.sendResponseHeaders(201, -1);
        }
    }

    private void job(HttpExchange exchange) throws IOException {
        if (statuses.isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            problem(exchange, ProblemType.NOT_FOUND.because("not recorded yet"));
            return;
        }
        var status = statuses.size() > 1 ? statuses.removeFirst() : statuses.getFirst();
        send(exchange, 200, "application/json", status.getBytes(StandardCharsets.UTF_8));
    }

    private static void json(HttpExchange exchange, int status, Object value) throws IOException {
        exchange.getRequestBody().readAllBytes();
        send(exchange, status, "application/json", Json.write(value));
    }

    static void problem(HttpExchange exchange, Problem problem) throws IOException {
        exchange.getRequestBody().readAllBytes();
        send(exchange, problem.status(), Problem.MEDIA_TYPE, Json.write(problem));
    }

    /** Answers with a body. */
    public static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
