package dev.afterrun.storage.visibility;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.Forge;
import dev.afterrun.storage.settings.OwnNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Asks the forge whose a name is, by its own id. The local forge has none, and of a tenant that came without one nothing but its name is known. */
@ApplicationScoped
class NamesOnForge implements OwnNames {
    private final Belief belief;
    private final Forge forge;

    NamesOnForge(Belief belief, Forge forge) {
        this.belief = belief;
        this.forge = forge;
    }

    @Override
    public boolean has(RepositoryId tenant, RepositoryName name) throws IOException {
        if (belief.asked().isEmpty() || Belief.isNamed(tenant, name)) {
            return true;
        }
        return belief.asks(tenant)
                && forge.repository(name)
                        .filter(facts -> facts.id().equals(tenant.id()))
                        .isPresent();
    }
}
