package dev.afterrun.storage.publishing;

import dev.afterrun.duework.DueWork;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Duration;

/**
 * Asks again at the start what the forge did not let us ask: whoever has mended a token or a key starts the service anew, and no
 * webhook tells of that.
 */
@ApplicationScoped
class TryAtStart {
    private final UnansweredCommits unanswered;
    private final DueWork dueWork;

    TryAtStart(UnansweredCommits unanswered, DueWork dueWork) {
        this.unanswered = unanswered;
        this.dueWork = dueWork;
    }

    @Transactional
    void start(@Observes StartupEvent event) {
        unanswered.waiting().forEach(key -> dueWork.mark(ResolvePullRequests.KIND, key, Duration.ZERO));
    }
}
