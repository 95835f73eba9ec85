package dev.afterrun.storage.publishing;

import dev.afterrun.contracts.event.InstallationChanged;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.settings.ReadSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;

/**
 * Takes note that the App is let in somewhere: runs from before have their pull requests at once, by the settings of their
 * repositories. Whoever sets up CI first and installs the App then is not to wait for the next run.
 */
@ApplicationScoped
public class TakeNoteOfInstallation {
    private final UnansweredCommits unanswered;
    private final ReadSettings readSettings;
    private final DueWork dueWork;
    private final ForgeSettings forge;

    TakeNoteOfInstallation(
            UnansweredCommits unanswered, ReadSettings readSettings, DueWork dueWork, ForgeSettings forge) {
        this.unanswered = unanswered;
        this.readSettings = readSettings;
        this.dueWork = dueWork;
        this.forge = forge;
    }

    /** Asks anew about every repository of the account: the fact may not name them all. */
    @Transactional
    public void installationChanged(InstallationChanged changed) {
        if (!changed.letsIn() || !changed.forge().equals(forge.name())) {
            return;
        }
        for (var found : unanswered.of(changed.forge(), changed.account().login())) {
            readSettings.letIn(found.repository());
            dueWork.mark(
                    ResolvePullRequests.KIND,
                    ResolvePullRequests.key(found.repository(), found.commit()),
                    Duration.ZERO);
        }
    }
}
