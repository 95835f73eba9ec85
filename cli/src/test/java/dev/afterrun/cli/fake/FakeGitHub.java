package dev.afterrun.cli.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.cli.server.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One repository of GitHub's, as far as the command line asks for it; written from GitHub's REST reference. */
public final class FakeGitHub implements AutoCloseable {
    /** The only token it takes. */
    public static final String TOKEN = "ghp_never_sent_elsewhere";

    private static final Pattern COMMENTS = Pattern.compile("/issues/(\\d+)/comments");
    private static final Pattern COMMENT = Pattern.compile("/issues/comments/(\\d+)");
    private static final Pattern PULLS_OF = Pattern.compile("/commits/([0-9a-f]+)/pulls");
    private static final Pattern COMPARE = Pattern.compile("/compare/([0-9a-f]+)\\.\\.\\.([0-9a-f]+)");
    private static final Pattern PULL = Pattern.compile("/pulls/(\\d+)");
    private static final long US = 7;

    private final HttpServer http;
    private final String repository;
    private final Heard heard = new Heard();
    private final Map<Integer, ObjectNode> pulls = new ConcurrentHashMap<>();
    private final Map<String, String> builtUpon = new ConcurrentHashMap<>();
    private final Map<String, Integer> earlier = new ConcurrentHashMap<>();
    private final Map<Long, ObjectNode> comments = Collections.synchronizedMap(new TreeMap<>());
    private final List<Integer> failures = Collections.synchronizedList(new ArrayList<>());

    /** An empty repository called so. */
    public FakeGitHub(String repository) throws IOException {
        this.repository = repository;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::handle).getFilters().add(heard);
        http.start();
    }

    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** Every byte of every request. */
    public String heard() {
        return heard.text();
    }

    /** An open pull request at this head. */
    public FakeGitHub open(int number, String head) {
        var pull = Json.MAPPER.createObjectNode();
        pull.put("number", number).put("state", "open").put("title", "A change");
        pull.putNull("merged_at").putNull("merge_commit_sha").put("html_url", url() + "/pull/" + number);
        side(pull.putObject("head"), "change", head);
        side(pull.putObject("base"), "main", "b".repeat(40));
        pulls.put(number, pull);
        return this;
    }

    /** The pull request has this earlier commit, too. */
    public void alsoHas(int number, String commit) {
        earlier.put(commit, number);
    }

    /** The commit was made after the other one, with that in it. */
    public void builtUpon(String commit, String other) {
        builtUpon.put(commit, other);
    }

    /** What the pull request's fields are from now on, besides its number. */
    public void change(int number, Consumer<ObjectNode> change) {
        change.accept(pulls.get(number));
    }

    /** The bodies of the comments, oldest first. */
    public List<String> bodies() {
        synchronized (comments) {
            return comments.values().stream()
                    .map(comment -> comment.path("body").asText())
                    .toList();
        }
    }

    /** Somebody else says this on the pull request. */
    public void someoneSays(int number, String body) {
        add(number, body, US + 1);
    }

    /** The next request is answered so, and nothing else happens. */
    public void failNext(int status) {
        failures.add(status);
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        try (exchange) {
            if (!failures.isEmpty()) {
                json(exchange, failures.removeFirst(), Map.of("message", "as asked"));
            } else if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                json(exchange, 401, Map.of("message", "Bad credentials"));
            } else {
                answer(exchange, exchange.getRequestURI().getPath(), body);
            }
        } catch (RuntimeException | IOException e) {
            // The JDK's server is silent about what its handlers throw.
            e.printStackTrace();
            throw e;
        }
    }

    private void answer(HttpExchange exchange, String path, byte[] body) throws IOException {
        var below = "/repos/" + repository;
        if (path.equals("/user")) {
            json(exchange, 200, Map.of("id", US));
        } else if (!path.startsWith(below)
                || !(on(PULLS_OF, path, found -> pullsOf(exchange, found.group(1)))
                        || on(COMPARE, path, found -> compare(exchange, found.group(1), found.group(2)))
                        || on(PULL, path, found -> pull(exchange, Integer.parseInt(found.group(1))))
                        || on(COMMENTS, path, found -> comments(exchange, Integer.parseInt(found.group(1)), body))
                        || on(COMMENT, path, found -> comment(exchange, Long.parseLong(found.group(1)), body)))) {
            json(exchange, 404, Map.of("message", "Not Found"));
        }
    }

    @FunctionalInterface
    private interface Answering {
        void answer(MatchResult found) throws IOException;
    }

    private boolean on(Pattern pattern, String path, Answering answering) throws IOException {
        var matcher = pattern.matcher(path.substring(("/repos/" + repository).length()));
        if (!matcher.matches()) {
            return false;
        }
        answering.answer(matcher.toMatchResult());
        return true;
    }

    private void pullsOf(HttpExchange exchange, String commit) throws IOException {
        json(
                exchange,
                200,
                pulls.values().stream()
                        .filter(pull -> pull.at("/head/sha").asText().equals(commit)
                                || pull.path("merge_commit_sha").asText().equals(commit)
                                || earlier.getOrDefault(commit, 0)
                                        == pull.path("number").asInt())
                        .toList());
    }

    private void compare(HttpExchange exchange, String base, String head) throws IOException {
        json(exchange, 200, Map.of("status", base.equals(builtUpon.get(head)) ? "ahead" : "diverged"));
    }

    private void pull(HttpExchange exchange, int number) throws IOException {
        if (pulls.containsKey(number)) {
            json(exchange, 200, pulls.get(number));
        } else {
            json(exchange, 404, Map.of("message", "Not Found"));
        }
    }

    private void comments(HttpExchange exchange, int number, byte[] body) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            json(
                    exchange,
                    201,
                    add(number, Json.MAPPER.readTree(body).path("body").asText(), US));
        } else {
            synchronized (comments) {
                json(
                        exchange,
                        200,
                        comments.values().stream()
                                .filter(comment -> comment.path("on").asInt() == number)
                                .toList());
            }
        }
    }

    private void comment(HttpExchange exchange, long id, byte[] body) throws IOException {
        if (exchange.getRequestMethod().equals("DELETE")) {
            comments.remove(id);
            exchange.sendResponseHeaders(204, -1);
        } else if (comments.containsKey(id)) {
            var comment = comments.get(id);
            comment.set("body", Json.MAPPER.readTree(body).path("body"));
            json(exchange, 200, comment);
        } else {
            json(exchange, 404, Map.of("message", "Not Found"));
        }
    }

    private ObjectNode add(int number, String body, long author) {
        synchronized (comments) {
            var id = 1L + comments.size();
            var comment = Json.MAPPER.createObjectNode();
            comment.put("id", id).put("on", number).put("body", body).put("html_url", url() + "/comment/" + id);
            comment.putObject("user").put("id", author);
            comments.put(id, comment);
            return comment;
        }
    }

    private static void side(ObjectNode side, String branch, String sha) {
        side.put("ref", branch).put("sha", sha).putObject("repo").put("id", 1);
    }

    private static void json(HttpExchange exchange, int status, Object value) throws IOException {
        FakeServer.send(exchange, status, "application/json", Json.write(value));
    }
}
