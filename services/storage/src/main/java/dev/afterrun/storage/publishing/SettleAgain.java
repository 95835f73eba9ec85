package dev.afterrun.storage.publishing;

import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.disposal.FilesGone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Has jobs described anew of which files have gone: nobody is told to install those. */
@ApplicationScoped
class SettleAgain {
    private final DueWork dueWork;

    SettleAgain(DueWork dueWork) {
        this.dueWork = dueWork;
    }

    void filesGone(@Observes FilesGone gone) {
        dueWork.mark(SettleJob.KIND, gone.job().key().value(), Duration.ZERO);
    }
}
