package dev.afterrun.forge.github;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.contracts.Digest;
import dev.afterrun.forge.ArchiveFault;
import dev.afterrun.forge.RunArtifact;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the double's runs left, as GitHub's public OpenAPI description has it ({@code actions/list-workflow-run-artifacts}, {@code
 * actions/download-artifact}), and the other host that has the bytes.
 */
public final class GitHubArtifactsDouble implements AutoCloseable {
    private static final String REPOSITORY = "/repos/(?:octo-org/octo-repo|octo/repo)";
    private static final Pattern LIST = Pattern.compile(
            "GET " + REPOSITORY + "/actions/runs/(?<run>\\d+)/artifacts\\?per_page=(?<size>\\d+)&page=(?<page>\\d+)");
    private static final Pattern ZIP = Pattern.compile("GET " + REPOSITORY + "/actions/artifacts/(?<id>\\d+)/zip");

    private final Map<Long, List<RunArtifact>> ofRuns = new TreeMap<>();
    private final Map<Long, byte[]> archives = new TreeMap<>();
    private final Map<Long, ArchiveFault> faults = new TreeMap<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer host;
    private long ids = 1_000;

    GitHubArtifactsDouble() throws IOException {
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        host.createContext("/", this::bytes);
        host.start();
    }

    /** The run left this, and the forge says its true digest. */
    public RunArtifact add(long run, String name, byte[] zip) {
        return add(run, name, zip, Optional.of(Digest.of(zip)));
    }

    /** The run left this, and the forge says that it has this digest. */
    public synchronized RunArtifact add(long run, String name, byte[] zip, Optional<Digest> said) {
        var artifact = new RunArtifact(++ids, name, zip.length, said, false);
        ofRuns.computeIfAbsent(run, any -> new ArrayList<>()).add(artifact);
        archives.put(ids, zip);
        return artifact;
    }

    /** Its bytes come so from now on. */
    public synchronized void comes(RunArtifact artifact, ArchiveFault fault) {
        faults.put(artifact.id(), fault);
    }

    /** What the other host was shown of ours. */
    public List<String> tokensSeen() {
        return List.copyOf(tokens);
    }

    @Override
    public void close() {
        closed.countDown();
        host.stop(0);
    }

    /** Empty where the path is of something else. */
    synchronized Optional<GitHubReply> answer(HttpExchange exchange, String method, String path) {
        var listed = LIST.matcher(method + " " + path);
        if (listed.matches()) {
            return Optional.of(listed(listed));
        }
        var zip = ZIP.matcher(method + " " + path);
        return zip.matches() ? Optional.of(led(exchange, Long.parseLong(zip.group("id")))) : Optional.empty();
    }

    private GitHubReply listed(Matcher asked) {
        var all = ofRuns.getOrDefault(Long.parseLong(asked.group("run")), List.of());
        var size = Integer.parseInt(asked.group("size"));
        var shown = all.stream()
                .skip((long) size * (Integer.parseInt(asked.group("page")) - 1))
                .limit(size)
                .map(GitHubArtifactsDouble::json)
                .toList();
        return new GitHubReply(200, Map.of("total_count", all.size(), "artifacts", shown));
    }

    private GitHubReply led(HttpExchange exchange, long id) {
        if (!archives.containsKey(id)) {
            return GitHubReply.NOT_FOUND;
        }
        if (faults.get(id) == ArchiveFault.EXPIRED) {
            return GitHubReply.refused(410, "Artifact has expired");
        }
        exchange.getResponseHeaders()
                .set("Location", "http://localhost:" + host.getAddress().getPort() + "/" + id + "?sig=secret");
        return new GitHubReply(302, Map.of());
    }

    private static Map<String, Object> json(RunArtifact artifact) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", artifact.id());
        json.put("node_id", "MDg6QXJ0aWZhY3Q" + artifact.id());
        json.put("name", artifact.name());
        json.put("size_in_bytes", artifact.bytes());
        json.put("expired", artifact.expired());
        json.put("digest", artifact.sha256().map(digest -> "sha256:" + digest).orElse(null));
        return json;
    }

    private void bytes(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .ifPresent(tokens::add);
            var id = Long.parseLong(exchange.getRequestURI().getPath().substring(1));
            byte[] zip;
            ArchiveFault fault;
            synchronized (this) {
                zip = archives.get(id);
                fault = faults.getOrDefault(id, ArchiveFault.NONE);
            }
            switch (fault) {
                case NONE, EXPIRED -> send(exchange, zip, zip.length);
                case CUT_OFF -> send(exchange, zip, zip.length / 2);
                case DRIPS -> drip(exchange, zip);
                case LEADS_ON -> {
                    exchange.getResponseHeaders().set("Location", "http://localhost/elsewhere");
                    exchange.sendResponseHeaders(302, -1);
                }
                case AWAY -> exchange.sendResponseHeaders(503, -1);
            }
        }
    }

    private static void send(HttpExchange exchange, byte[] zip, int sent) throws IOException {
        exchange.sendResponseHeaders(200, zip.length == 0 ? -1 : zip.length);
        if (sent > 0) {
            exchange.getResponseBody().write(zip, 0, sent);
            exchange.getResponseBody().flush();
        }
    }

    private void drip(HttpExchange exchange, byte[] zip) throws IOException {
        exchange.sendResponseHeaders(200, zip.length);
        for (var one : zip) {
            exchange.getResponseBody().write(one);
            exchange.getResponseBody().flush();
            if (waited(Duration.ofSeconds(1))) {
                return;
            }
        }
    }

    private boolean waited(Duration length) {
        try {
            return closed.await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
