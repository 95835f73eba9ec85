package dev.afterrun.forge.local;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.Check;
import dev.afterrun.forge.CheckState;
import dev.afterrun.forge.CommentId;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeStage;
import dev.afterrun.forge.Person;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.forge.http.JsonClient;
import dev.afterrun.forge.local.server.LocalForgeServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/** The local forge on a directory, told what to hold through its own API. */
final class LocalStage implements ForgeStage {
    private static final RepositoryName REPOSITORY = new RepositoryName("octo-org", "Octo.Repo");

    private final LocalForgeServer server;
    private final JsonClient http;
    private int opened;
    private int pushed;

    LocalStage(Path directory) throws IOException {
        this.server = LocalForgeServer.start(directory, 0);
        this.http = new JsonClient(server.base(), Map.of());
    }

    @Override
    public URI base() {
        return server.base();
    }

    @Override
    public Forge connect(URI base) {
        return new LocalForge(base);
    }

    @Override
    public RepositoryName repository() {
        return REPOSITORY;
    }

    @Override
    public PullRequest open() throws IOException {
        return put(opened + 1, Map.of("head", commit("a", ++opened)));
    }

    @Override
    public PullRequest openFor(Commit head) throws IOException {
        return put(++opened, Map.of("head", head));
    }

    @Override
    public PullRequest openWithTestMerge() throws IOException {
        opened++;
        return put(opened, Map.of("head", commit("a", opened), "testMerge", commit("b", opened)));
    }

    @Override
    public void close(PullRequest pullRequest) throws IOException {
        put(pullRequest.number(), Map.of("head", pullRequest.head(), "state", PullRequestState.CLOSED));
    }

    @Override
    public void merge(PullRequest pullRequest) throws IOException {
        put(pullRequest.number(), Map.of("head", pullRequest.head(), "state", PullRequestState.MERGED));
    }

    @Override
    public Commit push(String branch) throws IOException {
        var commit = commit("c", ++pushed);
        var at = "/v1/repos/" + REPOSITORY + "/branches/" + URLEncoder.encode(branch, StandardCharsets.UTF_8);
        return http.send("PUT", at, new BranchJson(commit))
                .good()
                .as(BranchJson.class)
                .head();
    }

    @Override
    public CommentId commentBySomeoneElse(PullRequest pullRequest, String body) throws IOException {
        var sent = new CommentBody(body, Optional.of("someone"));
        return new CommentId(http.send("POST", at(pullRequest.number()) + "/comments", sent)
                .good()
                .as(CommentJson.class)
                .id());
    }

    @Override
    public Person writer() {
        return new Person("someone", "someone");
    }

    @Override
    public void put(String path, String text) throws IOException {
        var segment = URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20");
        http.send("PUT", "/v1/repos/" + REPOSITORY + "/contents/" + segment, new FileJson(text))
                .good();
    }

    @Override
    public Commit push(String branch, List<String> paths) throws IOException {
        var before = commit("c", pushed);
        var after = push(branch);
        http.send("PUT", "/v1/repos/" + REPOSITORY + "/commits/" + after + "/changes/" + before, new ChangesJson(paths))
                .good();
        return after;
    }

    @Override
    public void check(Commit commit, String name, Check.State state) throws IOException {
        say(commit, CheckJson.Kind.CHECK_RUN, name, state);
    }

    @Override
    public void status(Commit commit, String context, Check.State state) throws IOException {
        say(commit, CheckJson.Kind.STATUS, context, state);
    }

    @Override
    public String ourStatus(Commit commit) throws IOException {
        return http.get(checksOf(commit)).good().asListOf(CheckJson.class).stream()
                .filter(check -> check.isOurs() && check.kind() == CheckJson.Kind.STATUS)
                .map(check -> check.state().name().toLowerCase(Locale.ROOT) + ": " + check.title())
                .collect(Collectors.joining("\n"));
    }

    private void say(Commit commit, CheckJson.Kind kind, String name, Check.State state) throws IOException {
        var check = new CheckJson(
                0,
                kind,
                name,
                state == Check.State.ENDED ? CheckState.SUCCESS : CheckState.PENDING,
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.of("someone"));
        http.send("POST", checksOf(commit), check).good();
    }

    private static String checksOf(Commit commit) {
        return "/v1/repos/" + REPOSITORY + "/commits/" + commit + "/checks";
    }

    @Override
    public void assumeThatHintsAreChecked() {
        Assumptions.abort("the local forge opens what a hint names: that is what it is for");
    }

    @Override
    public void close() {
        server.close();
    }

    private PullRequest put(int number, Map<String, Object> body) throws IOException {
        return http.send("PUT", at(number), body).good().as(PullRequest.class);
    }

    private static String at(int number) {
        return "/v1/repos/" + REPOSITORY + "/pulls/" + number;
    }

    private static Commit commit(String digit, int number) {
        return new Commit(digit.repeat(30) + "%010x".formatted(number));
    }
}
