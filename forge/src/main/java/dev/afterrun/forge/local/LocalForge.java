package dev.afterrun.forge.local;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.ChangedPaths;
import dev.afterrun.forge.Check;
import dev.afterrun.forge.CheckId;
import dev.afterrun.forge.CheckReport;
import dev.afterrun.forge.CheckState;
import dev.afterrun.forge.Comment;
import dev.afterrun.forge.CommentId;
import dev.afterrun.forge.CommitStatus;
import dev.afterrun.forge.FetchBounds;
import dev.afterrun.forge.FetchedArchive;
import dev.afterrun.forge.FileInRepository;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.Marker;
import dev.afterrun.forge.Person;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.forge.Reaction;
import dev.afterrun.forge.RepositoryFacts;
import dev.afterrun.forge.Rerun;
import dev.afterrun.forge.RunArtifact;
import dev.afterrun.forge.RunOfPullRequest;
import dev.afterrun.forge.WorkflowJob;
import dev.afterrun.forge.http.Answer;
import dev.afterrun.forge.http.JsonClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /** Whatever it is called: it has no private ones, and no ids. */
    @Override
    public Optional<RepositoryFacts> repository(RepositoryName repository) {
        return Optional.of(new RepositoryFacts(repository.toString().toLowerCase(Locale.ROOT), false));
    }

    @Override
    public Optional<String> defaultBranch(RepositoryName repository) throws IOException {
        return Optional.of(
                http.get(at(repository)).good().as(RepositoryJson.class).defaultBranch());
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
    public boolean mayRead(RepositoryName repository, Person person) {
        return true;
    }

    @Override
    public boolean react(RepositoryName repository, CommentId id, Reaction reaction) throws IOException {
        return http.send(
                        "POST", at(repository) + "/comments/" + id + "/reactions", new ReactionBody(reaction.content()))
                .found()
                .isPresent();
    }

    @Override
    public List<Check> checks(RepositoryName repository, Commit commit) throws IOException {
        return all(repository, commit).stream()
                .filter(check -> !check.isOurs())
                .map(check -> new Check(
                        check.name(), check.state() == CheckState.PENDING ? Check.State.RUNNING : Check.State.ENDED))
                .toList();
    }

    @Override
    public void setStatus(RepositoryName repository, Commit commit, CommitStatus status) throws IOException {
        var body = new CheckJson(
                0,
                CheckJson.Kind.STATUS,
                CheckReport.NAME,
                status.state(),
                status.description(),
                Optional.empty(),
                Optional.of(status.details().toString()),
                Optional.empty());
        http.send("POST", checksOf(repository, commit), body).good();
    }

    @Override
    public List<CheckId> ownCheckRuns(RepositoryName repository, Commit commit) throws IOException {
        return all(repository, commit).reversed().stream()
                .filter(check -> check.isOurs() && check.kind() == CheckJson.Kind.CHECK_RUN)
                .map(check -> new CheckId(check.id()))
                .toList();
    }

    @Override
    public CheckId createCheckRun(RepositoryName repository, Commit commit, CheckReport report) throws IOException {
        var created =
                http.send("POST", checksOf(repository, commit), sent(report)).good();
        return new CheckId(created.as(CheckJson.class).id());
    }

    @Override
    public Optional<CheckId> updateCheckRun(RepositoryName repository, CheckId check, CheckReport report)
            throws IOException {
        var found = http.send("PATCH", at(repository) + "/checks/" + check, sent(report))
                .found();
        return found.isEmpty() ? Optional.empty() : Optional.of(check);
    }

    /** Nothing ever ran here. */
    @Override
    public Rerun rerun(RepositoryName repository, long run, Commit head) {
        return new Rerun.Impossible("the local forge has no CI");
    }

    /** Likewise. */
    @Override
    public List<WorkflowJob> jobs(RepositoryName repository, long run, int attempt) {
        return List.of();
    }

    /** Likewise. */
    @Override
    public RunOfPullRequest runOfPullRequest(RepositoryName repository, long run, int attempt) {
        return new RunOfPullRequest.Unconfirmed("the local forge has no CI");
    }

    /** Likewise. */
    @Override
    public List<RunArtifact> artifacts(RepositoryName repository, long run) {
        return List.of();
    }

    /** Likewise. */
    @Override
    public FetchedArchive fetch(RepositoryName repository, RunArtifact artifact, Path into, FetchBounds bounds) {
        return new FetchedArchive.Gone();
    }

    private List<CheckJson> all(RepositoryName repository, Commit commit) throws IOException {
        return http.get(checksOf(repository, commit)).good().asListOf(CheckJson.class);
    }

    private static CheckJson sent(CheckReport report) {
        return new CheckJson(
                0,
                CheckJson.Kind.CHECK_RUN,
                CheckReport.NAME,
                report.state(),
                report.title(),
                Optional.of(report.summary()),
                Optional.of(report.details().toString()),
                Optional.empty());
    }

    private static String checksOf(RepositoryName repository, Commit commit) {
        return at(repository) + "/commits/" + commit + "/checks";
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
