package dev.afterrun.notifier.access;

import dev.afterrun.notifier.forge.ForgeSettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

/**
 * Tries what was shut to us when the service starts: whoever has mended a token or a key starts it anew, and no webhook tells of
 * that.
 */
@ApplicationScoped
public class TryAtStart {
    private final Admission admission;
    private final ForgeSettings forge;

    TryAtStart(Admission admission, ForgeSettings forge) {
        this.admission = admission;
        this.forge = forge;
    }

    /** Costs one request for each repository that is still shut. */
    @Transactional
    public void start(@Observes StartupEvent event) {
        admission.shut(forge.name()).forEach(admission::tried);
    }
}
