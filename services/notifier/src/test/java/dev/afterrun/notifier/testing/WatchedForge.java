package dev.afterrun.notifier.testing;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.trace.TraceParent;
import dev.afterrun.eventing.trace.Tracing;
import dev.afterrun.forge.Check;
import dev.afterrun.forge.CheckId;
import dev.afterrun.forge.CheckReport;
import dev.afterrun.forge.Comment;
import dev.afterrun.forge.CommentId;
import dev.afterrun.forge.CommitStatus;
import dev.afterrun.forge.DelegatingForge;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.Marker;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.forge.Reaction;
import dev.afterrun.forge.location.ForgeLocation;
import dev.afterrun.notifier.forge.ForgeSettings;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The configured forge, whose writes are counted, and which a test can make fail before or after a call. */
@Mock
@ApplicationScoped
public class WatchedForge extends DelegatingForge {
    /** What happens at a call. */
    public interface Incident {
        Incident NONE = call -> {};

        void at(String call) throws IOException;
    }

    private final Forge configured;
    private final List<String> writes = new CopyOnWriteArrayList<>();
    private final List<TraceParent> steps = new CopyOnWriteArrayList<>();
    private volatile Forge forge;
    private volatile Optional<String> account = Optional.empty();
    private volatile Incident before = Incident.NONE;
    private volatile Incident after = Incident.NONE;

    WatchedForge(ForgeSettings settings) {
        configured = new ForgeLocation(settings.kind(), settings.url(), settings.token()).connect();
        forge = configured;
    }

    /** All is well again, nothing was written, and the forge is the configured one, which counts nothing. */
    public void reset() {
        forge = configured;
        account = Optional.empty();
        writes.clear();
        steps.clear();
        before = Incident.NONE;
        after = Incident.NONE;
    }

    /** From now on it is another forge that is watched. */
    public void becomes(Forge other) {
        forge = other;
    }

    /** Requests count against this account from now on. */
    public void counts(String against) {
        account = Optional.of(against);
    }

    public void before(Incident incident) {
        before = incident;
    }

    public void after(Incident incident) {
        after = incident;
    }

    /** The names of the calls that changed anything, in order. */
    public List<String> writes() {
        return List.copyOf(writes);
    }

    /** The steps that comments were written in, one for each time. */
    public List<TraceParent> steps() {
        return List.copyOf(steps);
    }

    @Override
    protected Forge forge() {
        return forge;
    }

    @Override
    public Optional<String> accountOf(RepositoryName repository) {
        return account.or(() -> forge.accountOf(repository));
    }

    @Override
    public Optional<PullRequest> pullRequest(RepositoryName repository, int number) throws IOException {
        before.at("look");
        return forge.pullRequest(repository, number);
    }

    @Override
    public List<Comment> comments(RepositoryName repository, int number, Marker marker) throws IOException {
        before.at("list");
        var found = forge.comments(repository, number, marker);
        after.at("list");
        return found;
    }

    @Override
    public Comment createComment(RepositoryName repository, int number, String body) throws IOException {
        before.at("create");
        var created = forge.createComment(repository, number, body);
        writes.add("create");
        Tracing.here().ifPresent(steps::add);
        after.at("create");
        return created;
    }

    @Override
    public Optional<Comment> editComment(RepositoryName repository, CommentId comment, String body) throws IOException {
        before.at("edit");
        var edited = forge.editComment(repository, comment, body);
        edited.ifPresent(ignored -> writes.add("edit"));
        Tracing.here().ifPresent(steps::add);
        after.at("edit");
        return edited;
    }

    @Override
    public void deleteComment(RepositoryName repository, CommentId comment) throws IOException {
        before.at("delete");
        forge.deleteComment(repository, comment);
        writes.add("delete");
    }

    @Override
    public boolean react(RepositoryName repository, CommentId comment, Reaction reaction) throws IOException {
        before.at("react");
        var set = forge.react(repository, comment, reaction);
        writes.add("react");
        after.at("react");
        return set;
    }

    @Override
    public List<Check> checks(RepositoryName repository, Commit commit) throws IOException {
        before.at("checks");
        return forge.checks(repository, commit);
    }

    @Override
    public void setStatus(RepositoryName repository, Commit commit, CommitStatus status) throws IOException {
        before.at("status");
        forge.setStatus(repository, commit, status);
        writes.add("status");
        after.at("status");
    }

    @Override
    public List<CheckId> ownCheckRuns(RepositoryName repository, Commit commit) throws IOException {
        before.at("ownCheckRuns");
        return forge.ownCheckRuns(repository, commit);
    }

    @Override
    public CheckId createCheckRun(RepositoryName repository, Commit commit, CheckReport report) throws IOException {
        before.at("create check");
        var created = forge.createCheckRun(repository, commit, report);
        writes.add("create check");
        after.at("create check");
        return created;
    }

    @Override
    public Optional<CheckId> updateCheckRun(RepositoryName repository, CheckId check, CheckReport report)
            throws IOException {
        before.at("update check");
        var updated = forge.updateCheckRun(repository, check, report);
        updated.ifPresent(ignored -> writes.add("update check"));
        after.at("update check");
        return updated;
    }
}
