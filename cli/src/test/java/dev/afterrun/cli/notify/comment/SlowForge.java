package dev.afterrun.cli.notify.comment;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.Comment;
import dev.afterrun.forge.CommentId;
import dev.afterrun.forge.DelegatingForge;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.Marker;
import dev.afterrun.forge.Person;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.forge.Reaction;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;

/** A pull request in memory. Each request takes its time before and after it takes effect, and may be lost on either way. */
final class SlowForge extends DelegatingForge {
    private static final RepositoryName REPOSITORY = new RepositoryName("octo-org", "octo-repo");
    private static final URI PAGE = URI.create("https://forge.example/pull/1");

    final TreeMap<Long, String> comments = new TreeMap<>();
    private final VirtualTime time;
    private final Random random;
    private final Duration longest;
    private final double lost;
    private Commit head;
    private final List<Commit> history = new ArrayList<>();
    private long next = 1;
    private int writes;

    /** @param longest that one request takes */
    SlowForge(VirtualTime time, Random random, Duration longest, double lost, Commit head) {
        this.time = time;
        this.random = random;
        this.longest = longest;
        this.lost = lost;
        push(head);
    }

    void push(Commit commit) {
        head = commit;
        history.add(commit);
    }

    /** The only comment. */
    Results told() {
        if (comments.size() != 1) {
            throw new AssertionError(comments.size() + " comments");
        }
        return CommentReader.read(comments.firstEntry().getValue()).orElseThrow();
    }

    int writes() {
        return writes;
    }

    @Override
    protected Forge forge() {
        throw new UnsupportedOperationException("a comment is all that is written without a server");
    }

    @Override
    public List<Comment> comments(RepositoryName repository, int number, Marker marker) throws IOException {
        return slowly(() -> comments.entrySet().stream()
                .filter(entry -> marker.marks(entry.getValue()))
                .map(entry -> comment(entry.getKey(), entry.getValue()))
                .toList());
    }

    @Override
    public Comment createComment(RepositoryName repository, int number, String body) throws IOException {
        return slowly(() -> {
            writes++;
            var id = next++;
            comments.put(id, Comment.checked(body));
            return comment(id, body);
        });
    }

    @Override
    public Optional<Comment> editComment(RepositoryName repository, CommentId id, String body) throws IOException {
        return slowly(() -> {
            writes++;
            return Optional.ofNullable(comments.replace(id.value(), Comment.checked(body)))
                    .map(before -> comment(id.value(), body));
        });
    }

    @Override
    public void deleteComment(RepositoryName repository, CommentId comment) throws IOException {
        slowly(() -> Optional.ofNullable(comments.remove(comment.value())));
    }

    @Override
    public Optional<PullRequest> pullRequest(RepositoryName repository, int number) throws IOException {
        return slowly(() -> Optional.of(new PullRequest(
                number, head, Optional.empty(), "main", PullRequestState.OPEN, "A change", PAGE, false)));
    }

    @Override
    public boolean mayWrite(RepositoryName repository, Person person) throws IOException {
        return slowly(() -> false);
    }

    @Override
    public boolean mayRead(RepositoryName repository, Person person) throws IOException {
        return slowly(() -> false);
    }

    @Override
    public boolean react(RepositoryName repository, CommentId comment, Reaction reaction) throws IOException {
        return slowly(() -> comments.containsKey(comment.value()));
    }

    @Override
    public boolean isDescendant(RepositoryName repository, Commit commit, Commit earlier) throws IOException {
        return slowly(() -> history.contains(earlier) && history.indexOf(commit) > history.indexOf(earlier));
    }

    @Override
    public List<PullRequest> pullRequestsOf(RepositoryName repository, Commit commit, OptionalInt hint)
            throws IOException {
        return pullRequest(REPOSITORY, 1).stream().toList();
    }

    private interface Effect<T> {
        T take();
    }

    private <T> T slowly(Effect<T> effect) throws IOException {
        pass();
        fail();
        var result = effect.take();
        pass();
        fail();
        return result;
    }

    /** Mostly short, and now and then as long as can be: that is when writers meet. */
    private void pass() {
        var most = longest.toMillis() / 2;
        time.pass(Duration.ofMillis(random.nextInt(3) == 0 ? most : random.nextLong(most)));
    }

    private void fail() throws IOException {
        if (random.nextDouble() < lost) {
            throw new IOException("the connection broke");
        }
    }

    private static Comment comment(long id, String body) {
        return new Comment(new CommentId(id), body, URI.create(PAGE + "#" + id));
    }
}
