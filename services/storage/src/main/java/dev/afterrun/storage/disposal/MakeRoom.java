package dev.afterrun.storage.disposal;

import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker;
import dev.afterrun.storage.quota.OverQuota;
import dev.afterrun.storage.quota.Owner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Brings whoever has more than its quota back to it: the files of pull requests go, those of the oldest job first, one job after
 * the other, and no more of them than it takes. Between two steps it rests as all disposal does.
 */
@ApplicationScoped
public class MakeRoom implements Worker {
    /** The kind of this work; its key is that of an {@link Owner}. */
    public static final String KIND = "make-room";

    /** Jobs of one turn. */
    private static final int MOST = 20;

    private static final Duration PACE = Duration.ofSeconds(1);

    /** All jobs of the owner are gone through to find that none may lose its files: not again as soon as it is over its quota. */
    private static final Duration IN_VAIN = Duration.ofMinutes(1);

    private final OverQuotaFiles files;
    private final Yielding yielding;
    private final DueWork dueWork;

    MakeRoom(OverQuotaFiles files, Yielding yielding, DueWork dueWork) {
        this.files = files;
        this.yielding = yielding;
        this.dueWork = dueWork;
    }

    /** Within the transaction in which it was seen. */
    void overQuota(@Observes OverQuota over) {
        dueWork.markIfNew(KIND, over.owner().key(), Duration.ZERO);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int parallel() {
        return 1;
    }

    @Override
    public Outcome work(String key) throws IOException {
        var rest = yielding.rest(KIND);
        if (rest.isPositive()) {
            return new Outcome.Again(rest, "the database is slow");
        }
        var owner = Owner.parse(key);
        var oldest = files.isOver(owner) ? files.oldest(owner, MOST) : List.<JobKey>of();
        for (var job : oldest) {
            if (files.isOver(owner)) {
                yielding.step(KIND, () -> files.letGo(job, owner));
            }
        }
        if (!files.isOver(owner)) {
            return Outcome.DONE;
        }
        return oldest.size() == MOST
                ? new Outcome.Again(PACE, "there is too much still")
                : new Outcome.Again(IN_VAIN, "nothing that is left may go");
    }
}
