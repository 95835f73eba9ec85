package dev.afterrun.duework;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;

/** Makes forgetting due with the first start; it makes itself due again from then on. */
@ApplicationScoped
class StartForgetting {
    private final List<Forgetful> all;
    private final DueWork dueWork;

    StartForgetting(@All List<Forgetful> all, DueWork dueWork) {
        this.all = all;
        this.dueWork = dueWork;
    }

    @Transactional
    void start(@Observes StartupEvent event) {
        all.forEach(forgetful -> dueWork.mark(forgetful.kind(), Forgetful.ALL, Duration.ZERO));
    }
}
