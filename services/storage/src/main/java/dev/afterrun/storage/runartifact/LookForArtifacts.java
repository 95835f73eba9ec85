package dev.afterrun.storage.runartifact;

import dev.afterrun.duework.Worker;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.RunArtifact;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.pattern.NamePattern;
import dev.afterrun.storage.settings.SettingsOf;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Asks the forge what a run left, one question for most runs; what is called as its repository wants it is due to be fetched. */
@ApplicationScoped
class LookForArtifacts implements Worker {
    /** The kind of this work; its key is an {@link EndedRun}. */
    static final String KIND = "look-for-artifacts";

    private static final Logger LOG = Logger.getLogger(LookForArtifacts.class);
    private static final Duration BUSY = Duration.ofSeconds(30);

    private final Forge forge;
    private final Repositories repositories;
    private final SettingsOf settings;
    private final KnownArtifacts known;

    LookForArtifacts(Forge forge, Repositories repositories, SettingsOf settings, KnownArtifacts known) {
        this.forge = forge;
        this.repositories = repositories;
        this.settings = settings;
        this.known = known;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome work(String key) throws IOException {
        var run = EndedRun.parse(key);
        try {
            var names = names(run);
            var wanted = forge.artifacts(run.name(), run.run()).stream()
                    .filter(artifact -> isWanted(artifact, names))
                    .toList();
            if (!wanted.isEmpty()) {
                known.left(run, wanted);
            }
            return Outcome.DONE;
        } catch (ForgeBusy busy) {
            return new Outcome.Again(busy.retryAfter().orElse(BUSY), busy.toString());
        } catch (ForgeRefused refused) {
            LOG.infof("What run %d of %s left is not to be seen: %s", run.run(), run.name(), refused.toString());
            return Outcome.DONE;
        }
    }

    private List<NamePattern> names(EndedRun run) {
        return QuarkusTransaction.requiringNew()
                .call(() -> repositories.knownAs(run.repository(), run.name()).stream()
                        .findFirst()
                        .map(settings::of)
                        .orElseGet(settings::defaults)
                        .artifacts());
    }

    private static boolean isWanted(RunArtifact artifact, List<NamePattern> names) {
        return !artifact.expired() && names.stream().anyMatch(pattern -> pattern.matches(artifact.name()));
    }
}
