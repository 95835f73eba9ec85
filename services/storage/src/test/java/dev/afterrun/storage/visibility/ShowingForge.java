package dev.afterrun.storage.visibility;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.DelegatingForge;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.RepositoryFacts;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The local forge, but that it says of every repository what a test says. */
final class ShowingForge extends DelegatingForge {
    private final Forge local;
    private final Callable<Optional<RepositoryFacts>> facts;

    ShowingForge(Forge local, Callable<Optional<RepositoryFacts>> facts) {
        this.local = local;
        this.facts = facts;
    }

    @Override
    protected Forge forge() {
        return local;
    }

    @Override
    public Optional<RepositoryFacts> repository(RepositoryName repository) throws IOException {
        try {
            return facts.call();
        } catch (IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception other) {
            throw new IllegalStateException(other);
        }
    }
}
