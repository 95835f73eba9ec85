package dev.afterrun.notifier.access;

import dev.afterrun.contracts.event.InstallationChanged;
import dev.afterrun.notifier.forge.ForgeSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Takes note that the App is let in somewhere: what was shut to it there is tried at once, and not when its patience ends. That it
 * is shut out, the next write finds by itself.
 */
@ApplicationScoped
public class TakeNoteOfInstallation {
    private final Admission admission;
    private final ForgeSettings forge;

    TakeNoteOfInstallation(Admission admission, ForgeSettings forge) {
        this.admission = admission;
        this.forge = forge;
    }

    /** Opens every repository of the account: the fact may not name them all, and a try costs one request. */
    @Transactional
    public void installationChanged(InstallationChanged changed) {
        if (changed.forge().equals(forge.name()) && changed.letsIn()) {
            admission.shutTo(changed.forge(), changed.account().login()).forEach(admission::tried);
        }
    }
}
