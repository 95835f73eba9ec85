package dev.afterrun.storage.visibility;

import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.storage.catalog.RepositoryNamed;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Duration;

/** Has the forge say who may see a repository as soon as it is known, or has another name. From then on {@link Refreshing} asks. */
@ApplicationScoped
class AskVisibility implements Worker {
    /** The kind of this work; its key is the number of the repository's row. */
    static final String KIND = "ask-visibility";

    private static final Duration BUSY = Duration.ofSeconds(30);

    private final VisibilityRows rows;
    private final Belief belief;
    private final AskForge forge;
    private final DueWork dueWork;

    AskVisibility(VisibilityRows rows, Belief belief, AskForge forge, DueWork dueWork) {
        this.rows = rows;
        this.belief = belief;
        this.forge = forge;
        this.dueWork = dueWork;
    }

    void named(@Observes RepositoryNamed named) {
        if (belief.asks(named.identity())) {
            dueWork.mark(KIND, Long.toString(named.id()), Duration.ZERO);
        }
    }

    /** Those that were known before anybody asked. */
    @Transactional
    void start(@Observes StartupEvent event) {
        belief.asked().stream()
                .flatMap(asked -> rows.untold(asked).stream())
                .forEach(id -> dueWork.markIfNew(KIND, id.toString(), Duration.ZERO));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome work(String key) throws IOException {
        var row = rows.of(Long.parseLong(key));
        if (row.isEmpty()) {
            return Outcome.DONE;
        }
        try {
            var wait = forge.ask(row.get());
            return wait.isPositive() ? new Outcome.Again(wait, "what the forge may be asked is spent") : Outcome.DONE;
        } catch (ForgeBusy busy) {
            return new Outcome.Again(busy.retryAfter().orElse(BUSY), busy.toString());
        }
    }
}
