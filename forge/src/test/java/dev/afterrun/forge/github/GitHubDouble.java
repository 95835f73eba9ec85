package dev.afterrun.forge.github;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.contracts.Commit;
import dev.afterrun.forge.Comment;
import dev.afterrun.forge.http.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of GitHub that the adapter talks to, in memory, as the public REST reference describes it: statuses, fields,
 * pages and the oddities that matter (a test merge is associated with no pull request; an unknown commit is a 422).
 */
final class GitHubDouble implements AutoCloseable {
    static final String OUR_TOKEN = "token-of-afterrun";
    static final long US = 1;
    static final long SOMEONE = 2;
    private static final Pattern PATH =
            Pattern.compile("/repos/octo-org/octo-repo/(?<kind>pulls|commits|issues/comments|issues)/(?<id>[0-9a-f]+)"
                    + "(?<list>/pulls|/comments)?");

    private record Reply(int status, Object body) {
        static final Reply NOT_FOUND = new Reply(404, Map.of("message", "Not Found", "status", "404"));
    }

    final Map<Integer, GitHubPullRequest> pullRequests = new TreeMap<>();
    final Map<Commit, GitHubCommit> commits = new LinkedHashMap<>();
    final GitHubHistory history = new GitHubHistory();
    final List<String> requests = new ArrayList<>();
    private final Map<Long, Map<String, Object>> comments = new TreeMap<>();
    private final HttpServer server;
    private long ids = 100;

    GitHubDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    synchronized Map<String, Object> comment(int issue, long author, String body) {
        var id = ++ids;
        var comment = new LinkedHashMap<String, Object>();
        comment.put("id", id);
        comment.put("node_id", "IC_" + id);
        comment.put("html_url", "https://github.com/octo-org/octo-repo/pull/" + issue + "#issuecomment-" + id);
        comment.put("issue_url", "https://api.github.com/repos/octo-org/octo-repo/issues/" + issue);
        comment.put("body", body);
        comment.put("user", author == 0 ? null : Map.of("login", "user-" + author, "id", author, "type", "User"));
        comment.put("created_at", "2026-11-21T09:00:00Z");
        comment.put("author_association", "MEMBER");
        comments.put(id, comment);
        return comment;
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            requests.add(exchange.getRequestMethod() + " " + uri.getPath());
            var reply =
                    ("Bearer " + OUR_TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                            ? answer(exchange, uri)
                            : new Reply(401, Map.of("message", "Bad credentials"));
            var bytes = Json.MAPPER.writeValueAsBytes(reply.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(reply.status(), reply.status() == 204 ? -1 : bytes.length);
            if (reply.status() != 204) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private Reply answer(HttpExchange exchange, URI uri) throws IOException {
        if (uri.getPath().equals("/user")) {
            return new Reply(200, Map.of("login", "afterrun", "id", US, "type", "User"));
        }
        var path = PATH.matcher(uri.getPath());
        return path.matches()
                ? ofRepository(exchange, path)
                : history.answer(uri.getPath())
                        .map(body -> new Reply(200, body))
                        .orElse(Reply.NOT_FOUND);
    }

    private Reply ofRepository(HttpExchange exchange, Matcher path) throws IOException {
        var id = path.group("id");
        return switch (exchange.getRequestMethod() + " " + path.group("kind") + path.group("list")) {
            case "GET pullsnull" -> pullRequest(Integer.parseInt(id));
            case "GET commits/pulls" -> pullRequestsOf(id);
            case "GET commitsnull" -> commit(id);
            case "GET issues/comments" -> page(exchange, Integer.parseInt(id));
            case "POST issues/comments" -> created(exchange, Integer.parseInt(id));
            case "PATCH issues/commentsnull" -> edited(exchange, Long.parseLong(id));
            case "DELETE issues/commentsnull" ->
                comments.remove(Long.parseLong(id)) == null ? Reply.NOT_FOUND : new Reply(204, "");
            default -> Reply.NOT_FOUND;
        };
    }

    private Reply pullRequest(int number) {
        var found = pullRequests.get(number);
        return found == null ? Reply.NOT_FOUND : new Reply(200, found.json());
    }

    /** Open and merged ones only: a pull request that was closed without a merge is known by its number alone. */
    private Reply pullRequestsOf(String sha) {
        var commit = new Commit(sha);
        var having = pullRequests.values().stream()
                .filter(pullRequest -> pullRequest.branch().contains(commit))
                .toList();
        if (having.isEmpty() && !commits.containsKey(commit)) {
            return unknown(sha);
        }
        return new Reply(
                200,
                having.stream()
                        .filter(pullRequest -> !pullRequest.isAbandoned())
                        .map(GitHubPullRequest::json)
                        .toList());
    }

    private Reply commit(String sha) {
        var found = commits.get(new Commit(sha));
        return found == null ? unknown(sha) : new Reply(200, found.json(sha));
    }

    private static Reply unknown(String sha) {
        return new Reply(422, Map.of("message", "No commit found for SHA: " + sha));
    }

    private Reply page(HttpExchange exchange, int issue) {
        var query = List.of(exchange.getRequestURI().getQuery().split("&"));
        var size = number(query, "per_page=");
        var page = number(query, "page=");
        Predicate<Map<String, Object>> onIssue =
                comment -> String.valueOf(comment.get("issue_url")).endsWith("/" + issue);
        var all = comments.values().stream().filter(onIssue).toList();
        if (all.size() > page * size) {
            var next = base() + exchange.getRequestURI().getPath() + "?per_page=" + size + "&page=" + (page + 1);
            exchange.getResponseHeaders().set("Link", "<" + next + ">; rel=\"next\"");
        }
        return new Reply(200, all.stream().skip((page - 1L) * size).limit(size).toList());
    }

    private Reply created(HttpExchange exchange, int issue) throws IOException {
        var body = body(exchange);
        if (!pullRequests.containsKey(issue)) {
            return Reply.NOT_FOUND;
        }
        return tooLong(body) ? tooLong() : new Reply(201, comment(issue, US, body));
    }

    private Reply edited(HttpExchange exchange, long id) throws IOException {
        var body = body(exchange);
        var comment = comments.get(id);
        if (comment == null) {
            return Reply.NOT_FOUND;
        }
        if (tooLong(body)) {
            return tooLong();
        }
        comment.put("body", body);
        return new Reply(200, comment);
    }

    private static boolean tooLong(String body) {
        return Comment.lengthOf(body) > Comment.BODY_LIMIT;
    }

    private static Reply tooLong() {
        return new Reply(422, Map.of("message", "Body is too long (maximum is 65536 characters)"));
    }

    private static String body(HttpExchange exchange) throws IOException {
        return Json.MAPPER.readTree(exchange.getRequestBody()).path("body").asText();
    }

    private static int number(List<String> query, String name) {
        return query.stream()
                .filter(pair -> pair.startsWith(name))
                .mapToInt(pair -> Integer.parseInt(pair.substring(name.length())))
                .findFirst()
                .orElseThrow();
    }
}
