package dev.afterrun.forge.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.Check;
import dev.afterrun.forge.CommentId;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeStage;
import dev.afterrun.forge.Person;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.forge.http.JsonClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/** The emulator from npm, brought into each situation through GitHub's own API. */
final class EmulatorStage implements ForgeStage {
    private static final RepositoryName REPOSITORY = new RepositoryName("afterrun", "octo-repo");
    private static final String AT = "/repos/" + REPOSITORY;
    private static final String OURS = "token-of-afterrun";

    private final URI emulator;
    private final CommitSearch front;
    private final JsonClient us;
    private final JsonClient someone;

    /** @param prism answers what the emulator lacks */
    EmulatorStage(URI emulator, URI prism) throws IOException {
        this.emulator = emulator;
        this.front = new CommitSearch(emulator, prism);
        this.us = as(OURS);
        this.someone = as("token-of-someone");
    }

    @Override
    public URI base() {
        return front.base();
    }

    @Override
    public Forge connect(URI base) {
        return GitHubForge.withToken(base, OURS);
    }

    @Override
    public RepositoryName repository() {
        return REPOSITORY;
    }

    @Override
    public PullRequest open() throws IOException {
        var branch = branchAt(headOf("main"));
        commit(branch, branch, branch);
        return openFrom(branch);
    }

    @Override
    public PullRequest openFor(Commit head) throws IOException {
        return openFrom(branchAt(head.hex()));
    }

    @Override
    public PullRequest openWithTestMerge() {
        return Assumptions.abort("the emulator makes no test merges: merge_commit_sha stays null until the merge");
    }

    @Override
    public void close(PullRequest pullRequest) throws IOException {
        us.send("PATCH", AT + "/pulls/" + pullRequest.number(), Map.of("state", "closed"))
                .good();
    }

    @Override
    public void merge(PullRequest pullRequest) throws IOException {
        us.send("PUT", AT + "/pulls/" + pullRequest.number() + "/merge", Map.of())
                .good();
    }

    @Override
    public Commit push(String branch) throws IOException {
        var ref = AT + "/git/ref/heads/" + branch;
        if (us.get(ref).found().isEmpty()) {
            us.send("POST", AT + "/git/refs", Map.of("ref", "refs/heads/" + branch, "sha", headOf("main")))
                    .good();
        }
        var file = UUID.randomUUID().toString();
        commit(branch, file, file);
        return new Commit(headOf(branch));
    }

    @Override
    public CommentId commentBySomeoneElse(PullRequest pullRequest, String body) throws IOException {
        return new CommentId(
                someone.send("POST", AT + "/issues/" + pullRequest.number() + "/comments", Map.of("body", body))
                        .good()
                        .as(JsonNode.class)
                        .path("id")
                        .asLong());
    }

    @Override
    public Person writer() {
        return Assumptions.abort("the emulator does not tell what people may do");
    }

    @Override
    public Person reader() {
        return writer();
    }

    @Override
    public void put(String path, String text) throws IOException {
        commit("main", path, text);
    }

    @Override
    public Commit push(String branch, List<String> paths) {
        return Assumptions.abort("the emulator's comparisons name no files");
    }

    @Override
    public void check(Commit commit, String name, Check.State state) {
        assumeThatChecksAreListed();
    }

    @Override
    public void status(Commit commit, String context, Check.State state) {
        assumeThatChecksAreListed();
    }

    @Override
    public String ourStatus(Commit commit) {
        return Assumptions.abort("the emulator knows no statuses");
    }

    @Override
    public void assumeThatChecksAreListed() {
        Assumptions.abort("the emulator takes check runs, but lacks commits/{ref}/check-runs and statuses");
    }

    @Override
    public void assumeThatCommitsAreSearched() {
        Assumptions.abort("the emulator lacks commits/{sha}/pulls, and Prism keeps no state");
    }

    @Override
    public void assumeThatReactionsAreTaken() {
        Assumptions.abort("the emulator has no reactions");
    }

    @Override
    public void close() {
        front.close();
    }

    private void commit(String branch, String path, String text) throws IOException {
        var content = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        var segments = URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
        us.send("PUT", AT + "/contents/" + segments, Map.of("message", path, "content", content, "branch", branch))
                .good();
    }

    private String headOf(String branch) throws IOException {
        var ref = us.get(AT + "/git/ref/heads/" + branch).good().as(JsonNode.class);
        return ref.path("object").path("sha").asText();
    }

    private String branchAt(String sha) throws IOException {
        var branch = "change-" + UUID.randomUUID();
        us.send("POST", AT + "/git/refs", Map.of("ref", "refs/heads/" + branch, "sha", sha))
                .good();
        return branch;
    }

    private PullRequest openFrom(String branch) throws IOException {
        return us.send("POST", AT + "/pulls", Map.of("title", "Title of " + branch, "head", branch, "base", "main"))
                .good()
                .as(GitHubJson.PullRequest.class)
                .pullRequest();
    }

    private JsonClient as(String token) {
        return new JsonClient(emulator, Map.of("Authorization", "Bearer " + token));
    }
}
