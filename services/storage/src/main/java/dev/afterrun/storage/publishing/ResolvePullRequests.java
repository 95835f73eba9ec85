package dev.afterrun.storage.publishing;

import dev.afterrun.contracts.Commit;
import dev.afterrun.duework.Worker;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.storage.catalog.Repository;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import org.jboss.logging.Logger;

/** Asks the forge which pull requests a commit belongs to. Nobody else's word counts, a job's least of all. */
@ApplicationScoped
public class ResolvePullRequests implements Worker {
    /** The kind of this work; its key is made by {@link #key}. */
    public static final String KIND = "resolve-pull-requests";

    private static final Logger LOG = Logger.getLogger(ResolvePullRequests.class);
    private static final Duration BUSY = Duration.ofSeconds(30);

    private final Resolution resolution;
    private final Forge forge;

    ResolvePullRequests(Resolution resolution, Forge forge) {
        this.resolution = resolution;
        this.forge = forge;
    }

    /** The key of this work for a commit. */
    public static String key(Repository repository, Commit commit) {
        return repository.id() + "/" + commit;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome work(String key) throws IOException {
        var slash = key.indexOf('/');
        var repository = Long.parseLong(key.substring(0, slash));
        var commit = new Commit(key.substring(slash + 1));
        try {
            var question = resolution.question(repository, commit);
            if (question.isPresent()) {
                resolution.answered(repository, commit, ask(question.get(), commit));
            }
            return Outcome.DONE;
        } catch (ForgeBusy busy) {
            return new Outcome.Again(busy.retryAfter().orElse(BUSY), busy.toString());
        } catch (ForgeRefused refused) {
            var wait = resolution.patience(repository, commit);
            LOG.infof(
                    "Which pull requests %s of repository %d belongs to is %s: %s",
                    commit, repository, wait.isPresent() ? "asked again later" : "asked with its next news", refused);
            return wait.<Outcome>map(length -> new Outcome.Again(length, refused.toString()))
                    .orElse(Outcome.DONE);
        }
    }

    /** Asks once for each hint: several jobs of a commit may name several pull requests. */
    private List<PullRequest> ask(Resolution.Question question, Commit commit) throws IOException {
        var hints = new ArrayList<OptionalInt>();
        question.hints().forEach(hint -> hints.add(OptionalInt.of(hint)));
        if (hints.isEmpty()) {
            hints.add(OptionalInt.empty());
        }
        var found = new LinkedHashMap<Integer, PullRequest>();
        for (var hint : hints) {
            for (var pullRequest : forge.pullRequestsOf(question.repository(), commit, hint)) {
                found.put(pullRequest.number(), pullRequest);
            }
        }
        return List.copyOf(found.values());
    }
}
