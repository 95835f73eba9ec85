package dev.afterrun.storage.pointer;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.storage.catalog.JobTold;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Brings what follows a branch in step with it, after a job of the branch was settled. It moves to the forge's present
 * head, or to a commit that was built upon the one where it is, and else stays: a run of an older commit that ends late, or
 * is repeated, leads nothing back. Where the forge cannot tell, nothing moves.
 */
@ApplicationScoped
public class FollowBranch implements Worker {
    /** The kind of this work; its key is made by {@link #key}. */
    public static final String KIND = "follow-branch";

    private static final Logger LOG = Logger.getLogger(FollowBranch.class);
    private static final Duration BUSY = Duration.ofSeconds(30);
    private static final Duration REFUSED = Duration.ofHours(1);

    private final Following following;
    private final Forge forge;
    private final DueWork dueWork;

    FollowBranch(Following following, Forge forge, DueWork dueWork) {
        this.following = following;
        this.forge = forge;
        this.dueWork = dueWork;
    }

    static String key(long repository, String branch) {
        return repository + "/" + branch;
    }

    /** Forks' branches are no branches of the repository, whatever they are called. */
    void jobTold(@Observes JobTold told) {
        var job = told.job();
        if (job.trust() != TrustLevel.UNTRUSTED && job.expiredAt().isEmpty()) {
            job.branch()
                    .ifPresent(branch -> dueWork.mark(KIND, key(job.repository().id(), branch), Duration.ZERO));
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome work(String key) throws IOException {
        var slash = key.indexOf('/');
        var repository = Long.parseLong(key.substring(0, slash));
        var branch = key.substring(slash + 1);
        try {
            var question = following.question(repository, branch);
            if (question.isPresent()) {
                follow(repository, branch, question.get());
            }
            return Outcome.DONE;
        } catch (ForgeBusy busy) {
            return new Outcome.Again(busy.retryAfter().orElse(BUSY), busy.toString());
        } catch (ForgeRefused refused) {
            LOG.infof("Pointers that follow %s stay where they are for now: %s", branch, refused);
            return new Outcome.Again(REFUSED, refused.toString());
        }
    }

    private void follow(long repository, String branch, Following.Question question) throws IOException {
        var head = forge.branchHead(question.repository(), branch, question.reported());
        for (var follower : following.headIs(repository, branch, head)) {
            var next = next(question.repository(), head, follower);
            if (next.isPresent() && !next.equals(follower.at())) {
                following.advance(repository, branch, follower, next.get());
            }
        }
    }

    private Optional<Commit> next(RepositoryName repository, Optional<Commit> head, Follower follower)
            throws IOException {
        if (head.filter(follower.fit()::contains).isPresent()) {
            return head;
        }
        if (follower.at().isEmpty()) {
            return follower.fit().stream().findFirst();
        }
        var at = follower.at().get();
        for (var commit : follower.fit()) {
            if (commit.equals(at)) {
                // What CI started before it was looked at before.
                return Optional.empty();
            }
            if (forge.isDescendant(repository, commit, at)) {
                return Optional.of(commit);
            }
        }
        return Optional.empty();
    }
}
