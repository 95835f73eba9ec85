package dev.afterrun.storage.disposal;

import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker;
import dev.afterrun.storage.quota.OverQuota;
import dev.afterrun.storage.quota.Owner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;

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
        dueWork.mark(KIND, over.owner().key(), Duration.ZERO);
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
        return turn(Owner.parse(key)) ? new Outcome.Again(PACE, "there is too much still") : Outcome.DONE;
    }

    /** Whether there may be more to do. */
    private boolean turn(Owner owner) throws IOException {
        var oldest = files.oldest(owner, MOST);
        for (var job : oldest) {
            if (!files.isOver(owner)) {
                return false;
            }
            yielding.step(KIND, () -> files.letGo(job));
        }
        return oldest.size() == MOST;
    }
}
