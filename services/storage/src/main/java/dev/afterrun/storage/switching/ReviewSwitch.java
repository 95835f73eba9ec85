package dev.afterrun.storage.switching;

import dev.afterrun.contracts.event.PullRequestChanged;
import dev.afterrun.contracts.settings.SwitchEnd;
import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Duration;

/** Looks whether what was switched on is to end: when the forge told of the pull request, and when its time is over. */
@ApplicationScoped
public class ReviewSwitch implements Worker {
    /** The kind of this work; its key is made by {@link #key}. */
    public static final String KIND = "review-switch";

    private static final Duration BUSY = Duration.ofSeconds(30);
    private static final Duration REFUSED = Duration.ofHours(1);

    private final Repositories repositories;
    private final Switches switches;
    private final Switching switching;
    private final ReviewPullRequest review;
    private final Forge forge;
    private final DueWork dueWork;

    ReviewSwitch(
            Repositories repositories,
            Switches switches,
            Switching switching,
            ReviewPullRequest review,
            Forge forge,
            DueWork dueWork) {
        this.repositories = repositories;
        this.switches = switches;
        this.switching = switching;
        this.review = review;
        this.forge = forge;
        this.dueWork = dueWork;
    }

    static String key(Repository repository, int number) {
        return repository.id() + "/" + number;
    }

    /** The forge told of the pull request, late or again perhaps: it says what to ask, and decides nothing. */
    @Transactional
    public void pullRequestChanged(PullRequestChanged changed) {
        repositories
                .knownAs(changed.repository(), changed.name())
                .forEach(repository -> isDue(repository, changed.number()));
    }

    /** The pull request may be another than it was. */
    @Transactional(TxType.MANDATORY)
    public void isDue(Repository repository, int number) {
        if (switches.find(repository, number).filter(SwitchState::on).isPresent()) {
            dueWork.mark(KIND, key(repository, number), Duration.ZERO);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome work(String key) throws IOException {
        var slash = key.indexOf('/');
        var id = Long.parseLong(key.substring(0, slash));
        var number = Integer.parseInt(key.substring(slash + 1));
        var repository = QuarkusTransaction.requiringNew().call(() -> repositories.findById(id));
        var before = switching.whereOn(repository, number);
        if (before.isEmpty()) {
            return Outcome.DONE;
        }
        try {
            look(repository, number, before.get());
        } catch (ForgeBusy busy) {
            return new Outcome.Again(busy.retryAfter().orElse(BUSY), busy.toString());
        } catch (ForgeRefused refused) {
            return new Outcome.Again(REFUSED, refused.toString());
        }
        // The time limit is looked at again when it is due: this mark was perhaps made for something else.
        return switching
                .whereOn(repository, number)
                .<Outcome>map(on -> new Outcome.Again(on.left(), "it ends then"))
                .orElse(Outcome.DONE);
    }

    private void look(Repository repository, int number, SwitchState before) throws IOException {
        var now = forge.pullRequest(repository.name(), number);
        if (now.isPresent()) {
            review.review(repository, now.get());
        } else {
            switching.end(repository, number, before.serial(), SwitchEnd.CLOSED);
        }
    }
}
