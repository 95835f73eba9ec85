package dev.afterrun.forge.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.http.Answer;
import dev.afterrun.forge.http.JsonClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The calls to GitHub's REST API, one method each, as its public reference has them. */
final class GitHubApi {
    private static final int PAGE = 100;
    private static final int PAGES = 100;

    private final JsonClient http;
    private final Access access;
    private final Remembered remembered = new Remembered();

    GitHubApi(JsonClient http, Access access) {
        this.http = http;
        this.access = access;
    }

    Optional<GitHubJson.Described> repository(RepositoryName repository) throws IOException {
        return read(get(repository, ""), GitHubJson.Described.class);
    }

    Optional<GitHubJson.PullRequest> pullRequest(RepositoryName repository, int number) throws IOException {
        return read(get(repository, "/pulls/" + number), GitHubJson.PullRequest.class);
    }

    /** Those out of that owner's branch, closed ones too; of a hundred of one branch, the newest. */
    List<GitHubJson.PullRequest> pullRequestsOut(RepositoryName repository, String owner, String branch)
            throws IOException {
        return get(repository, "/pulls?head=" + segment(owner + ":" + branch) + "&state=all&per_page=" + PAGE)
                .good()
                .asListOf(GitHubJson.PullRequest.class);
    }

    /** None for a commit that GitHub does not know. */
    List<GitHubJson.PullRequest> pullRequestsWith(RepositoryName repository, Commit commit) throws IOException {
        var answer = get(repository, "/commits/" + commit + "/pulls?per_page=" + PAGE);
        return isUnknownCommit(answer) ? List.of() : answer.good().asListOf(GitHubJson.PullRequest.class);
    }

    Optional<GitHubJson.GitCommit> commit(RepositoryName repository, Commit commit) throws IOException {
        var answer = get(repository, "/commits/" + commit);
        return isUnknownCommit(answer) ? Optional.empty() : read(answer, GitHubJson.GitCommit.class);
    }

    Optional<GitHubJson.Branch> branch(RepositoryName repository, String branch) throws IOException {
        return read(get(repository, "/branches/" + segment(branch)), GitHubJson.Branch.class);
    }

    /** None where GitHub has one of the two no more; of the commits between them, one is enough to be sent. */
    Optional<GitHubJson.Comparison> comparison(RepositoryName repository, Commit base, Commit head) throws IOException {
        var answer = get(repository, "/compare/" + base + "..." + head + "?per_page=1");
        return isUnknownCommit(answer) ? Optional.empty() : read(answer, GitHubJson.Comparison.class);
    }

    /** What is at the path on the default branch; none where nothing is. */
    Optional<JsonNode> content(RepositoryName repository, String path) throws IOException {
        var segments =
                Arrays.stream(path.split("/", -1)).map(GitHubApi::segment).collect(Collectors.joining("/"));
        return read(get(repository, "/contents/" + segments), JsonNode.class);
    }

    List<GitHubJson.Comment> comments(RepositoryName repository, int number) throws IOException {
        var all = new ArrayList<GitHubJson.Comment>();
        for (var page = 1; page <= PAGES; page++) {
            var answer = get(repository, commentsOn(number) + "?per_page=" + PAGE + "&page=" + page)
                    .good();
            all.addAll(answer.asListOf(GitHubJson.Comment.class));
            if (answer.headers().allValues("Link").stream().noneMatch(link -> link.contains("rel=\"next\""))) {
                return all;
            }
        }
        throw new ForgeRefused("Pull request " + number + " of " + repository + " has more than " + PAGES * PAGE
                + " comments, which is where Afterrun stops reading: go on in a new one.");
    }

    GitHubJson.Comment createComment(RepositoryName repository, int number, String body) throws IOException {
        return send(repository, "POST", commentsOn(number), new GitHubJson.Body(body))
                .good()
                .as(GitHubJson.Comment.class);
    }

    Optional<GitHubJson.Comment> editComment(RepositoryName repository, long id, String body) throws IOException {
        return read(send(repository, "PATCH", comment(id), new GitHubJson.Body(body)), GitHubJson.Comment.class);
    }

    void deleteComment(RepositoryName repository, long id) throws IOException {
        Signed.ask(http, access, repository, signed -> signed.delete(at(repository) + comment(id)))
                .found();
    }

    /** None for a login that GitHub does not know. */
    Optional<GitHubJson.Permission> permission(RepositoryName repository, String login) throws IOException {
        return read(get(repository, "/collaborators/" + segment(login) + "/permission"), GitHubJson.Permission.class);
    }

    /** False where the comment is gone. */
    boolean react(RepositoryName repository, long comment, String content) throws IOException {
        return send(repository, "POST", comment(comment) + "/reactions", new GitHubJson.Content(content))
                .found()
                .isPresent();
    }

    private static <T> Optional<T> read(Answer answer, Class<T> type) throws IOException {
        var found = answer.found();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get().as(type));
    }

    /** 422 is documented for this; it is final, so it must not look like a fault that passes. */
    static boolean isUnknownCommit(Answer answer) {
        return answer.status() == 422;
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Answer get(RepositoryName repository, String path) throws IOException {
        return Signed.ask(http, access, repository, signed -> remembered.get(signed, at(repository) + path));
    }

    /** A redirect is answered as it is, unless it says that the repository has another name. */
    Answer getUnfollowed(RepositoryName repository, String path, int moves) throws IOException {
        return Signed.ask(http, access, repository, signed -> signed.getUnfollowed(at(repository) + path, moves));
    }

    URI base() {
        return http.base();
    }

    Answer send(RepositoryName repository, String method, String path, Object body) throws IOException {
        return Signed.ask(http, access, repository, signed -> signed.send(method, at(repository) + path, body));
    }

    private static String commentsOn(int number) {
        return "/issues/" + number + "/comments";
    }

    private static String comment(long id) {
        return "/issues/comments/" + id;
    }

    private static String at(RepositoryName repository) {
        return "/repos/" + repository.owner() + "/" + repository.name();
    }
}
