package dev.afterrun.forge.local;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.ChangedPaths;
import dev.afterrun.forge.Comment;
import dev.afterrun.forge.CommentId;
import dev.afterrun.forge.FileInRepository;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.Marker;
import dev.afterrun.forge.Person;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.forge.Reaction;
import dev.afterrun.forge.http.Answer;
import dev.afterrun.forge.http.JsonClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The forge that the launcher serves. It believes what it is told: naming an unknown pull request opens it, and a commit
 * that is new to a branch is the branch's head.
 */
public final class LocalForge implements Forge {
    /** Who our comments are by. */
    public static final String AUTHOR = "afterrun";

    /** Comments on one page of its API. */
    public static final int PAGE = 30;

    private final JsonClient http;

    /** @param base where the launcher says that it serves the forge */
    public LocalForge(URI base) {
        this.http = new JsonClient(base, Map.of("Accept", "application/json"));
    }

    @Override
    public List<PullRequest> pullRequestsOf(RepositoryName repository, Commit commit, OptionalInt hint)
            throws IOException {
        var query = hint.isPresent() ? "?hint=" + hint.getAsInt() : "";
        return http.get(at(repository) + "/commits/" + commit + "/pulls" + query)
                .good()
                .asListOf(PullRequest.class);
    }

    @Override
    public Optional<PullRequest> pullRequest(RepositoryName repository, int number) throws IOException {
        var found = http.get(at(repository) + "/pulls/" + number).found();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get().as(PullRequest.class));
    }

    @Override
    public Optional<Commit> branchHead(RepositoryName repository, String branch, Commit reported) throws IOException {
        var found = http.get(at(repository) + "/branches/" + segment(branch) + "?reported=" + reported)
                .found();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(found.get().as(BranchJson.class).head());
    }

    @Override
    public boolean isDescendant(RepositoryName repository, Commit commit, Commit earlier) throws IOException {
        return http.get(at(repository) + "/commits/" + commit + "/after/" + earlier)
                .good()
                .as(AfterJson.class)
                .after();
    }

    @Override
    public FileInRepository file(RepositoryName repository, String path, int limit) throws IOException {
        var found = http.get(at(repository) + "/contents/" + segment(path)).found();
        if (found.isEmpty()) {
            return new FileInRepository.Absent();
        }
        var text = found.get().as(FileJson.class).text();
        var size = text.getBytes(StandardCharsets.UTF_8).length;
        return size <= limit
                ? new FileInRepository.Text(text)
                : new FileInRepository.Unusable("has " + size + " bytes, and " + limit + " are read");
    }

    @Override
    public ChangedPaths changedPaths(RepositoryName repository, Commit from, Commit to) throws IOException {
        var found =
                http.get(at(repository) + "/commits/" + to + "/changes/" + from).found();
        return found.isEmpty()
                ? new ChangedPaths.Unknown("the local forge has never heard of one of the two commits")
                : new ChangedPaths.Known(
                        Set.copyOf(found.get().as(ChangesJson.class).paths()));
    }

    @Override
    public List<Comment> comments(RepositoryName repository, int number, Marker marker) throws IOException {
        var ours = new ArrayList<Comment>();
        for (var page = 1; ; page++) {
            var shown = http.get(commentsOn(repository, number) + "?page=" + page)
                    .good()
                    .asListOf(CommentJson.class);
            shown.stream()
                    .filter(comment -> comment.author().equals(AUTHOR) && marker.marks(comment.body()))
                    .map(CommentJson::comment)
                    .forEach(ours::add);
            if (shown.size() < PAGE) {
                return List.copyOf(ours);
            }
        }
    }

    @Override
    public Comment createComment(RepositoryName repository, int number, String body) throws IOException {
        return comment(
                http.send("POST", commentsOn(repository, number), sent(body)).good());
    }

    @Override
    public Optional<Comment> editComment(RepositoryName repository, CommentId id, String body) throws IOException {
        var found = http.send("PATCH", at(repository) + "/comments/" + id, sent(body))
                .found();
        return found.isEmpty() ? Optional.empty() : Optional.of(comment(found.get()));
    }

    @Override
    public void deleteComment(RepositoryName repository, CommentId id) throws IOException {
        http.delete(at(repository) + "/comments/" + id).found();
    }

    /** Everybody: nobody signs in here. */
    @Override
    public boolean mayWrite(RepositoryName repository, Person person) {
        return true;
    }

    @Override
    public boolean react(RepositoryName repository, CommentId id, Reaction reaction) throws IOException {
        return http.send(
                        "POST", at(repository) + "/comments/" + id + "/reactions", new ReactionBody(reaction.content()))
                .found()
                .isPresent();
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static CommentBody sent(String body) {
        return new CommentBody(Comment.checked(body), Optional.empty());
    }

    private static Comment comment(Answer answer) throws IOException {
        return answer.as(CommentJson.class).comment();
    }

    private static String commentsOn(RepositoryName repository, int number) {
        return at(repository) + "/pulls/" + number + "/comments";
    }

    private static String at(RepositoryName repository) {
        return "/v1/repos/" + repository.owner() + "/" + repository.name();
    }
}
