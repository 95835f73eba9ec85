package dev.afterrun.forge.github;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.contracts.Commit;
import dev.afterrun.forge.Person;
import dev.afterrun.forge.http.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of GitHub that the adapter talks to, in memory, as the public REST reference describes it: statuses, fields,
 * pages, ETags and the oddities that matter (a test merge is associated with no pull request; an unknown commit is a 422).
 */
public final class GitHubDouble implements AutoCloseable {
    /** The token that it takes. */
    public static final String OUR_TOKEN = "token-of-afterrun";

    static final long US = 1;
    static final long SOMEONE = 2;
    private static final Pattern PATH = Pattern.compile(
            "/repos/(?:octo-org/octo-repo|octo/repo)/(?<kind>pulls|commits|issues/comments|issues)/(?<id>[0-9a-f]+)"
                    + "(?<list>/pulls|/comments|/reactions)?");

    /** The check runs and statuses that it holds. */
    public final GitHubChecksDouble checks = new GitHubChecksDouble();

    /** The runs of workflows that it holds. */
    public final GitHubWorkflowsDouble workflows = new GitHubWorkflowsDouble();

    /** What its runs left. */
    public final GitHubArtifactsDouble artifacts = new GitHubArtifactsDouble();

    /** The Apps that were made on it. */
    public final GitHubManifestsDouble manifests = new GitHubManifestsDouble();

    final GitHubPullsDouble pulls = new GitHubPullsDouble();
    final GitHubHistory history = new GitHubHistory();
    final GitHubPeople people = new GitHubPeople();
    final List<String> requests = new ArrayList<>();
    private final GitHubAppDouble apps = new GitHubAppDouble();
    private final Etags etags = new Etags();
    private volatile GitHubFault.Plan faults = GitHubFault.Plan.NONE;
    private volatile boolean archived;
    private final HttpServer server;
    private final GitHubCommentsDouble comments = new GitHubCommentsDouble();

    /** Serves it on loopback. */
    public GitHubDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** The API's base. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        artifacts.close();
    }

    /** Adds a comment by that user: 1 and 3 are us, with a token and as the App. */
    public synchronized Map<String, Object> comment(int issue, long author, String body) {
        return comments.add(issue, author, body);
    }

    /** The App that it knows. */
    public GitHubAppDouble apps() {
        return apps;
    }

    /** From now on this goes wrong. */
    public void goesWrong(GitHubFault.Plan plan) {
        faults = plan;
    }

    /** From now on this goes wrong at these requests; what is returned counts how often it did. */
    public AtomicInteger goesWrongAt(Predicate<String> wrong, GitHubFault fault) {
        var met = new AtomicInteger();
        goesWrong(request -> {
            if (!wrong.test(request)) {
                return null;
            }
            met.incrementAndGet();
            return fault;
        });
        return met;
    }

    /** Nothing can be written any more, as in a repository that its owner archived. */
    public void archive() {
        archived = true;
    }

    /** Makes the repository private, or public. */
    public void show(boolean toEverybody) {
        history.isPrivate = !toEverybody;
    }

    /** The repository has this file on its default branch. */
    public synchronized void put(String path, String text) {
        history.put(path, text);
    }

    /** Somebody who may do that in the repository: {@code admin}, {@code write}, {@code read} or {@code none}. */
    public Person person(String login, String permission) {
        return people.person(login, permission);
    }

    /** Opens a pull request out of a branch of another repository. */
    public synchronized void openFromFork(int number, Commit head, int fork, String branch) {
        pulls.put(GitHubPullRequest.open(number, head).from(Optional.of(fork)).out(branch));
    }

    /** Opens a pull request, or moves its head. */
    public synchronized void open(int number, Commit head) {
        pulls.put(GitHubPullRequest.open(number, head));
    }

    /** Takes a pull request away, as if it had never been. */
    public synchronized void remove(int number) {
        pulls.remove(number);
    }

    /** What is said on a pull request, oldest first. */
    public synchronized List<String> said(int number) {
        return comments.said(number);
    }

    /** Somebody deletes all comments on a pull request. */
    public synchronized void silence(int number) {
        comments.silence(number);
    }

    /** Requests so far: method and path of each. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** How often what was read had not changed since it was read before. */
    public int unchanged() {
        return etags.unchanged();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            var body = exchange.getRequestBody().readAllBytes();
            var fault = faults.at(request);
            if (fault == null) {
                send(exchange, reply(exchange, request, body));
                return;
            }
            if (fault.isDone()) {
                reply(exchange, request, body);
            }
            if (fault.status() != 0) {
                fault.headers().forEach(exchange.getResponseHeaders()::set);
                send(exchange, GitHubReply.refused(fault.status(), fault.message()));
            }
        }
    }

    private void send(HttpExchange exchange, GitHubReply reply) throws IOException {
        var bytes = Json.MAPPER.writeValueAsBytes(reply.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        var status = etags.statusOf(exchange, reply.status(), bytes);
        var isEmpty = status == 204 || status == 304;
        exchange.sendResponseHeaders(status, isEmpty ? -1 : bytes.length);
        if (!isEmpty) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized GitHubReply reply(HttpExchange exchange, String request, byte[] body) throws IOException {
        requests.add(request);
        var ofManifests = manifests.answer(request);
        if (ofManifests.isPresent()) {
            return ofManifests.get();
        }
        var bearer = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .replaceFirst("^Bearer ", "");
        var ofApp = apps.answer(exchange, request, bearer, body);
        if (ofApp.isPresent()) {
            return ofApp.get();
        }
        if (apps.isGood(bearer)) {
            return apps.isSuspended()
                    ? GitHubReply.refused(403, "This installation has been suspended")
                    : answer(exchange, body, GitHubAppDouble.BOT);
        }
        return bearer.equals(OUR_TOKEN) ? answer(exchange, body, US) : GitHubReply.refused(401, "Bad credentials");
    }

    private GitHubReply answer(HttpExchange exchange, byte[] body, long caller) throws IOException {
        var at = exchange.getRequestURI().getPath();
        if (at.equals("/user")) {
            return new GitHubReply(200, Map.of("login", "afterrun", "id", US, "type", "User"));
        }
        if (at.equals("/users/afterrun-test[bot]")) {
            return new GitHubReply(
                    200, Map.of("login", "afterrun-test[bot]", "id", GitHubAppDouble.BOT, "type", "Bot"));
        }
        if (archived && !exchange.getRequestMethod().equals("GET")) {
            return GitHubReply.refused(403, "Repository was archived so is read-only.");
        }
        var ofChecks = checks.answer(exchange, body, caller == GitHubAppDouble.BOT);
        if (ofChecks.isPresent()) {
            return ofChecks.get();
        }
        var withQuery = at
                + Optional.ofNullable(exchange.getRequestURI().getQuery())
                        .map(query -> "?" + query)
                        .orElse("");
        var ofArtifacts = artifacts.answer(exchange, exchange.getRequestMethod(), withQuery);
        if (ofArtifacts.isPresent()) {
            return ofArtifacts.get();
        }
        var ofPulls = pulls.answer(exchange.getRequestMethod(), withQuery);
        if (ofPulls.isPresent()) {
            return ofPulls.get();
        }
        var ofWorkflows = workflows.answer(exchange.getRequestMethod(), withQuery);
        if (ofWorkflows.isPresent()) {
            return ofWorkflows.get();
        }
        var path = PATH.matcher(at);
        return path.matches()
                ? ofRepository(exchange, path, body, caller)
                : history.answer(at)
                        .or(() -> people.answer(at))
                        .map(found -> new GitHubReply(200, found))
                        .orElse(GitHubReply.NOT_FOUND);
    }

    private GitHubReply ofRepository(HttpExchange exchange, Matcher path, byte[] body, long caller) throws IOException {
        var id = path.group("id");
        return switch (exchange.getRequestMethod() + " " + path.group("kind") + path.group("list")) {
            case "GET pullsnull" -> pulls.one(Integer.parseInt(id));
            case "GET commits/pulls" -> pulls.of(id);
            case "GET commitsnull" -> pulls.commit(id);
            case "GET issues/comments" -> comments.page(exchange, base(), Integer.parseInt(id));
            case "POST issues/comments" ->
                pulls.has(Integer.parseInt(id))
                        ? comments.created(Integer.parseInt(id), caller, text(body, "body"))
                        : GitHubReply.NOT_FOUND;
            case "PATCH issues/commentsnull" -> comments.edited(Long.parseLong(id), text(body, "body"));
            case "DELETE issues/commentsnull" -> comments.deleted(Long.parseLong(id));
            case "POST issues/comments/reactions" ->
                comments.has(Long.parseLong(id))
                        ? people.react(Long.parseLong(id), text(body, "content"))
                        : GitHubReply.NOT_FOUND;
            default -> GitHubReply.NOT_FOUND;
        };
    }

    private static String text(byte[] body, String field) throws IOException {
        return Json.MAPPER.readTree(body).path(field).asText();
    }
}
